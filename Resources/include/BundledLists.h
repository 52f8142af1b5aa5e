/// The reading lists that ship inside the program, so that a copied binary runs anywhere.

#ifndef BUNDLED_LISTS_H
#define BUNDLED_LISTS_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Resources/lists/understanding-llms.yaml, in UTF-8, not zero-terminated.
extern const unsigned char bundled_understanding_llms[];

/// The first byte of the above, for Swift, which can't import an array without a size.
static inline const unsigned char *bundled_understanding_llms_start(void) { return bundled_understanding_llms; }

/// Size of `bundled_understanding_llms` in bytes.
extern const size_t bundled_understanding_llms_size;

/// Fingerprint of `bundled_understanding_llms` by FNV-1a with 64 bits, worked out by the compiler from the same bytes, so that
/// a start need not read them.
extern const uint64_t bundled_understanding_llms_hash;

/// Resources/list.schema.json: the JSON Schema of list files, in UTF-8, not zero-terminated.
extern const unsigned char bundled_list_schema[];
static inline const unsigned char *bundled_list_schema_start(void) { return bundled_list_schema; }
extern const size_t bundled_list_schema_size;

#ifdef __cplusplus
}
#endif

#endif
