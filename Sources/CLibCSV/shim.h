/* libcsv as it is. Every shim below says why Swift cannot use the original. */
#ifndef REPRISE_CLIBCSV_SHIM_H
#define REPRISE_CLIBCSV_SHIM_H

#include <csv.h>

/* csv.h shows the parser's state but keeps the names of its values to itself: 0 is "no field of
   this row has begun", 2 is "inside a field". */
static inline int reprise_csv_between_records(const struct csv_parser *parser) {
  return parser->pstate == 0;
}
static inline int reprise_csv_inside_unquoted_field(const struct csv_parser *parser) {
  return parser->pstate == 2 && !parser->quoted;
}

#endif
