#define _GNU_SOURCE
#include "imports.h"

#include "inheritance.h"

#include <dlfcn.h>
#include <elf.h>
#include <link.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#if defined(__x86_64__)
enum { is_called = R_X86_64_JUMP_SLOT, is_pointer = R_X86_64_GLOB_DAT };
#elif defined(__aarch64__)
enum { is_called = R_AARCH64_JUMP_SLOT, is_pointer = R_AARCH64_GLOB_DAT };
#else
enum { is_called = -1, is_pointer = -1 };
#endif

/// Stands before `dlsym` in Python, which asks it for the function that makes a module.
static void *symbol(void *library, const char *name);

static const struct {
  const char *name;
  void *function;
} taken[] = {
    {"dlsym", (void *)symbol},
    {"execv", (void *)pycov_execv},
    {"execve", (void *)pycov_execve},
    {"execvp", (void *)pycov_execvp},
    {"execvpe", (void *)pycov_execvpe},
    {"fexecve", (void *)pycov_fexecve},
    {"posix_spawn", (void *)pycov_posix_spawn},
    {"posix_spawnp", (void *)pycov_posix_spawnp},
};

/// Which modules to change, and whether Python itself was.
struct search {
  const ElfW(Dyn) *only;  ///< The dynamic section of the one module wanted; NULL for all.
  uintptr_t python;       ///< A place in Python's own module.
  int has_python;
};

/// What the loader knows of one module.
struct module {
  ElfW(Addr) base;
  const ElfW(Sym) *symbols;
  const char *names;
  uintptr_t relro, relro_end;  ///< What was made read-only once it was filled in.
  int is_python;
};

static void *replacement(const char *name, int is_python) {
  if (*name != 'e' && *name != 'f' && *name != 'p' && *name != 'd') return NULL;
  for (size_t index = is_python ? 0 : 1; index < sizeof taken / sizeof *taken; index++)
    if (strcmp(name, taken[index].name) == 0) return taken[index].function;
  return NULL;
}

static void put(const struct module *module, void **slot, void *function) {
  if (*slot == function) return;
  uintptr_t size = (uintptr_t)sysconf(_SC_PAGESIZE), page = (uintptr_t)slot & ~(size - 1);
  int is_sealed = page >= module->relro && page < module->relro_end;
  if (is_sealed && mprotect((void *)page, size, PROT_READ | PROT_WRITE) != 0) return;
  __atomic_store_n(slot, function, __ATOMIC_RELEASE);
  if (is_sealed) mprotect((void *)page, size, PROT_READ);
}

static int take(const struct module *module, const ElfW(Rela) *entry, size_t size) {
  int count = 0;
  for (const ElfW(Rela) *end = entry + size / sizeof *entry; entry < end; entry++) {
    unsigned type = ELF64_R_TYPE(entry->r_info);
    if (type != (unsigned)is_called && type != (unsigned)is_pointer) continue;
    const char *name = module->names + module->symbols[ELF64_R_SYM(entry->r_info)].st_name;
    void *function = replacement(name, module->is_python);
    if (function == NULL) continue;
    put(module, (void **)(module->base + entry->r_offset), function);
    count++;
  }
  return count;
}

/// Finds the parts of a module; its dynamic section, or NULL where there is none.
static const ElfW(Dyn) *parts(
    const struct dl_phdr_info *info, const struct search *search, struct module *module) {
  const ElfW(Dyn) *dynamic = NULL;
  uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
  module->base = info->dlpi_addr;
  for (int index = 0; index < info->dlpi_phnum; index++) {
    const ElfW(Phdr) *part = &info->dlpi_phdr[index];
    uintptr_t start = info->dlpi_addr + part->p_vaddr;
    if (part->p_type == PT_DYNAMIC) dynamic = (const ElfW(Dyn) *)start;
    if (part->p_type == PT_LOAD && search->python - start < part->p_memsz) module->is_python = 1;
    if (part->p_type != PT_GNU_RELRO) continue;
    module->relro = start & ~(page - 1);
    module->relro_end = (start + part->p_memsz) & ~(page - 1);
  }
  return dynamic;
}

static int visit(struct dl_phdr_info *info, size_t size, void *argument) {
  (void)size;
  struct search *search = argument;
  struct module module = {0};
  const ElfW(Dyn) *dynamic = parts(info, search, &module);
  if (dynamic == NULL || (search->only != NULL && dynamic != search->only)) return 0;
  const ElfW(Rela) *calls = NULL, *others = NULL;
  size_t calls_size = 0, others_size = 0, relative = 0;
  for (const ElfW(Dyn) *entry = dynamic; entry->d_tag != DT_NULL; entry++) switch (entry->d_tag) {
      case DT_SYMTAB: module.symbols = (const void *)entry->d_un.d_ptr; break;
      case DT_STRTAB: module.names = (const void *)entry->d_un.d_ptr; break;
      case DT_JMPREL: calls = (const void *)entry->d_un.d_ptr; break;
      case DT_PLTRELSZ: calls_size = entry->d_un.d_val; break;
      case DT_RELA: others = (const void *)entry->d_un.d_ptr; break;
      case DT_RELASZ: others_size = entry->d_un.d_val; break;
      case DT_RELACOUNT: relative = entry->d_un.d_val * sizeof *others; break;
    }
  // The kernel's own module keeps addresses as they are in the file.
  if ((uintptr_t)module.symbols < module.base || module.names == NULL) return 0;
  int count = calls == NULL ? 0 : take(&module, calls, calls_size);
  if (others != NULL && others_size > relative)
    count += take(&module, others + relative / sizeof *others, others_size - relative);
  if (count > 0 && module.is_python) search->has_python = 1;
  return search->only != NULL;
}

// No call of ours may stand between Python and the library: `dlsym` can ask who calls.
static void *symbol(void *library, const char *name) {
  struct link_map *map = NULL;
  if (library != RTLD_DEFAULT && library != RTLD_NEXT && strncmp(name, "Py", 2) == 0 &&
      dlinfo(library, RTLD_DI_LINKMAP, &map) == 0 && map != NULL) {
    struct search search = {.only = map->l_ld};
    dl_iterate_phdr(visit, &search);
  }
  __attribute__((musttail)) return dlsym(library, name);
}

int pycov_take_imports(const void *python) {
  struct search search = {.python = (uintptr_t)python};
  dl_iterate_phdr(visit, &search);
  return search.has_python;
}
