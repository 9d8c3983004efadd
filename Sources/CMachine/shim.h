/* What the machine offers and Swift has no names for. Every shim says what that is. */
#ifndef REPRISE_CMACHINE_SHIM_H
#define REPRISE_CMACHINE_SHIM_H

#include <stddef.h>
#include <stdint.h>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

/* glibc keeps what was freed for each thread that allocated it; Swift does not import malloc.h. */
static inline void reprise_give_back(void) {
#if defined(__GLIBC__)
  malloc_trim(0);
#endif
}

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>

/* Whether there are instructions for SHA-256. CPUID leaf 1: SSSE3 and SSE4.1; leaf 7: SHA. */
static inline int reprise_has_sha(void) {
  unsigned a, b, c, d;
  if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & (1u << 9)) || !(c & (1u << 19))) return 0;
  return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & (1u << 29));
}

/* SHA-256 of whole blocks of 64 bytes by SHA256RNDS2, SHA256MSG1 and SHA256MSG2, which do two
   rounds at once: as Intel's manual defines them, the state lies in registers as ABEF and CDGH. */
__attribute__((target("sha,sse4.1,ssse3")))
static inline void reprise_sha256(
    uint32_t *state, const uint32_t *constants, const uint8_t *bytes, size_t blocks) {
  const __m128i order = _mm_set_epi64x(0x0c0d0e0f08090a0bLL, 0x0405060700010203LL);
  __m128i low = _mm_loadu_si128((const __m128i *)state);
  __m128i high = _mm_loadu_si128((const __m128i *)(state + 4));
  low = _mm_shuffle_epi32(low, 0xB1);
  high = _mm_shuffle_epi32(high, 0x1B);
  __m128i abef = _mm_alignr_epi8(low, high, 8);
  __m128i cdgh = _mm_blend_epi16(high, low, 0xF0);
  for (; blocks > 0; blocks--, bytes += 64) {
    const __m128i abef_before = abef, cdgh_before = cdgh;
    __m128i words[4];
    for (int i = 0; i < 4; i++)
      words[i] = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(bytes + 16 * i)), order);
    for (int i = 0; i < 16; i++) {
      const __m128i now = words[i & 3];
      __m128i sum = _mm_add_epi32(now, _mm_loadu_si128((const __m128i *)(constants + 4 * i)));
      cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sum);
      abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(sum, 0x0E));
      const __m128i last = words[(i + 3) & 3];
      __m128i next = _mm_sha256msg1_epu32(now, words[(i + 1) & 3]);
      next = _mm_add_epi32(next, _mm_alignr_epi8(last, words[(i + 2) & 3], 4));
      words[i & 3] = _mm_sha256msg2_epu32(next, last);
    }
    abef = _mm_add_epi32(abef, abef_before);
    cdgh = _mm_add_epi32(cdgh, cdgh_before);
  }
  low = _mm_shuffle_epi32(abef, 0x1B);
  high = _mm_shuffle_epi32(cdgh, 0xB1);
  _mm_storeu_si128((__m128i *)state, _mm_blend_epi16(low, high, 0xF0));
  _mm_storeu_si128((__m128i *)(state + 4), _mm_alignr_epi8(high, low, 8));
}
#else
static inline int reprise_has_sha(void) { return 0; }
static inline void reprise_sha256(
    uint32_t *state, const uint32_t *constants, const uint8_t *bytes, size_t blocks) {
  (void)state, (void)constants, (void)bytes, (void)blocks;
}
#endif

#endif
