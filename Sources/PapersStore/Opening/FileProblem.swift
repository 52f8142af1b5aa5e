import Foundation

/// Why a file could not be read or written, in a few words.
public enum FileProblem {
  public static func reason(_ error: any Error) -> String {
    if error is DecodingError { return "a part of it is damaged" }
    let error = error as NSError
    if let underlying = error.userInfo[NSUnderlyingErrorKey] as? NSError { return reason(underlying) }
    if error.domain == NSPOSIXErrorDomain, error.code == Int(ENOENT) { return "there is no such file" }
    if error.domain == NSPOSIXErrorDomain, [ENOSPC, EDQUOT].contains(Int32(error.code)) { return "the disk is full" }
    if error.domain == NSPOSIXErrorDomain { return String(cString: strerror(Int32(error.code))).lowercased() }
    switch CocoaError.Code(rawValue: error.code) {
    case .fileReadNoSuchFile, .fileNoSuchFile: return "there is no such file"
    case .fileReadNoPermission, .fileWriteNoPermission: return "permission denied"
    case .fileWriteOutOfSpace: return "the disk is full"
    default:
      let description = error.localizedDescription
      return description.hasSuffix(".") ? String(description.dropLast()) : description
    }
  }
}
