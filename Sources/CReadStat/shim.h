/* ReadStat as it is. */
#ifndef REPRISE_CREADSTAT_SHIM_H
#define REPRISE_CREADSTAT_SHIM_H

#include <readstat.h>

#endif
