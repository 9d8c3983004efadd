/* GSL as it is. Every shim below says why Swift cannot use the original. */
#ifndef REPRISE_CGSL_SHIM_H
#define REPRISE_CGSL_SHIM_H

#include <gsl/gsl_blas.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_roots.h>
#include <gsl/gsl_sf.h>

/* gsl_root_fsolver_brent is a global variable, which Swift 6 refuses as shared mutable state. */
static inline gsl_root_fsolver *reprise_gsl_brent_solver(void) {
  return gsl_root_fsolver_alloc(gsl_root_fsolver_brent);
}

#endif
