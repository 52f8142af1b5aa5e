// C++ for the sake of the fingerprint alone, which C has no way to work out while compiling.

#include "BundledLists.h"

// #embed costs under a second for megabytes where a byte-array literal costs minutes; it is C23,
// which clang accepts in earlier modes and in C++ with a warning that says nothing here.
#pragma clang diagnostic ignored "-Wc23-extensions"

constexpr unsigned char bundled_understanding_llms[] = {
#embed "lists/understanding-llms.yaml"
};

const size_t bundled_understanding_llms_size = sizeof bundled_understanding_llms;

constexpr unsigned char bundled_list_schema[] = {
#embed "list.schema.json"
};

const size_t bundled_list_schema_size = sizeof bundled_list_schema;

namespace {

/// FNV-1a over the first pieces of the list. Clang takes a million steps for one constant, which a whole list may exceed.
template <size_t pieces> struct Fingerprint {
    static constexpr size_t piece_size = 65536;

    static constexpr uint64_t continued(uint64_t hash) {
        for (size_t index = (pieces - 1) * piece_size; index < pieces * piece_size; index++) {
            if (index == sizeof bundled_understanding_llms) break;
            hash = (hash ^ bundled_understanding_llms[index]) * 0x100000001b3;
        }
        return hash;
    }

    static constexpr uint64_t value = continued(Fingerprint<pieces - 1>::value);
};

template <> struct Fingerprint<0> {
    static constexpr uint64_t value = 0xcbf29ce484222325;
};

constexpr size_t piece_count =
    (sizeof bundled_understanding_llms + Fingerprint<1>::piece_size - 1) / Fingerprint<1>::piece_size;

} // namespace

constexpr uint64_t bundled_understanding_llms_hash = Fingerprint<piece_count>::value;
