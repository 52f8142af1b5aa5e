#include "BundledLists.h"

// #embed costs under a second for megabytes where a byte-array literal costs minutes; it is C23,
// which clang accepts in earlier modes with a warning that says nothing here.
#pragma clang diagnostic ignored "-Wc23-extensions"

const unsigned char bundled_understanding_llms[] = {
#embed "lists/understanding-llms.yaml"
};

const size_t bundled_understanding_llms_size = sizeof bundled_understanding_llms;

const unsigned char bundled_list_schema[] = {
#embed "list.schema.json"
};

const size_t bundled_list_schema_size = sizeof bundled_list_schema;
