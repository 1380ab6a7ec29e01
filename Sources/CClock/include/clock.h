// The processor's counter, read in line: a call would cost as much again.
#ifndef PYCOV_CLOCK_H
#define PYCOV_CLOCK_H

#include <stdint.h>

/// The counter's value, in ticks of its own.
static inline uint64_t pycov_counter(void) {
#if defined(__x86_64__)
  return __builtin_ia32_rdtsc();
#elif defined(__aarch64__)
  uint64_t ticks;
  __asm__ volatile("mrs %0, cntvct_el0" : "=r"(ticks));
  return ticks;
#else
  return 0;
#endif
}

/// Whether the counter runs at one frequency, on all processors, whatever state they are in.
int pycov_counter_is_invariant(void);

#endif
