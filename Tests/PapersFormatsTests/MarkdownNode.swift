import Foundation

/// A part of a Markdown document as cmark has it, CommonMark's own parser.
struct MarkdownNode: Decodable, Equatable, CustomStringConvertible {
  /// What cmark calls it, such as `heading`.
  var type: String
  /// What stands in it word for word; empty where it has children.
  var literal: String
  /// That of a heading; else 0.
  var level: Int
  /// That of a link; else empty.
  var destination: String
  var children: [MarkdownNode]

  /// What a reader sees of it.
  var text: String { literal + children.map(\.text).joined() }

  /// Itself and what is in it, in the order of the document.
  var all: [MarkdownNode] { [self] + children.flatMap(\.all) }

  var description: String { children.isEmpty ? "\(type) \(literal.debugDescription)" : "\(type) \(children)" }

  /// The parts that documents consist of.
  ///
  /// - Parameter program: cmark. That it isn't there is a failure, not a reason to skip.
  static func documents(_ texts: [String], program: String = "/usr/bin/cmark") throws -> [[MarkdownNode]] {
    let script = """
      import subprocess
      from xml.etree import ElementTree
      task = json.load(open(sys.argv[1], encoding='utf-8'))

      def node(element):
          return {
              'type': element.tag.split('}')[1],
              'literal': '' if len(element) else element.text or '',
              'level': int(element.get('level', 0)),
              'destination': element.get('destination', ''),
              'children': [node(child) for child in element],
          }

      def document(text):
          try:
              xml = subprocess.run(
                  [task['program'], '-t', 'xml'], input=text.encode('utf-8'), stdout=subprocess.PIPE, check=True).stdout
          except FileNotFoundError:
              sys.exit('This test needs ' + task['program'] + '. Scripts/test installs it; the package is cmark.')
          # XML has no way to write these.
          xml = re.sub('[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]', '\\ufffd', xml.decode('utf-8'))
          return [node(child) for child in ElementTree.fromstring(xml)]

      json.dump([document(text) for text in task['texts']], sys.stdout)
      """
    struct Task: Encodable {
      var program: String
      var texts: [String]
    }
    let task = try JSONEncoder().encode(Task(program: program, texts: texts))
    return try PythonCheck.run(script, on: String(decoding: task, as: UTF8.self), packages: [])
  }
}
