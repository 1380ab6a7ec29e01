#include "clock.h"

#if defined(__x86_64__)
#include <cpuid.h>
#endif

#include <stdio.h>
#include <string.h>

#if defined(__x86_64__)
/// Whether the kernel, which watches the counters of all processors, keeps time by them; 1 where it
/// cannot be asked, as in a container without /sys, and the processor's own word has to do.
static int kernel_trusts_counter(void) {
  char name[32] = "";
  FILE *file =
      fopen("/sys/devices/system/clocksource/clocksource0/current_clocksource", "re");
  if (file == NULL) return 1;
  int is_read = fgets(name, sizeof name, file) != NULL;
  fclose(file);
  // Clocks of virtual machines are made from the counter as well.
  return is_read && (strncmp(name, "tsc", 3) == 0 || strncmp(name, "kvm-clock", 9) == 0 ||
                     strncmp(name, "hyperv", 6) == 0);
}
#endif

int pycov_counter_is_invariant(void) {
#if defined(__x86_64__)
  unsigned a, b, c, d;
  // Advanced power management: bit 8 of EDX.
  if (__get_cpuid(0x80000007, &a, &b, &c, &d) == 0 || (d & 1u << 8) == 0) return 0;
  return kernel_trusts_counter();
#elif defined(__aarch64__)
  return 1;
#else
  return 0;
#endif
}
