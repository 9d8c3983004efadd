/* libcsv as it is. Every shim below says why Swift cannot use the original. */
#ifndef REPRISE_CLIBCSV_SHIM_H
#define REPRISE_CLIBCSV_SHIM_H

#include <csv.h>

#endif
