/* zlib as it is. Every shim below says why Swift cannot use the original. */
#ifndef REPRISE_CZLIB_SHIM_H
#define REPRISE_CZLIB_SHIM_H

#include <zlib.h>

/* inflateInit2 is a macro, which Swift does not see. 15 + 32: the largest window, and gzip or zlib
   told by the header. */
static inline int reprise_inflate_init(z_stream *stream) {
  return inflateInit2(stream, 15 + 32);
}

#endif
