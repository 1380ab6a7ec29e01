"""Records what coverage.py 7.17.3 reads from configuration files: python record-configurations.py > configurations.json

Each case holds files, the environment, the file asked for, and either the values by key or the fact of an error.
"""

import json
import os
import pathlib
import re
import sys
import tempfile

from coverage.config import CoverageConfig, read_coverage_config
from coverage.exceptions import CoverageException

CASES = []


def case(name, files, env=None, rcfile=None):
    CASES.append({"name": name, "files": files, "env": env or {}, "rcfile": rcfile})


def ini(name, text, env=None):
    case(name, {".coveragerc": text}, env)


def toml(name, text, env=None):
    case(name, {"pyproject.toml": text}, env)


RUN = "[run]\nparallel = true\n"
COV = "[coverage:run]\nparallel = true\n"
TOOL = "[tool.coverage.run]\nparallel = true\n"

case("nothing", {})
case("coveragerc", {".coveragerc": RUN})
case("coveragerc.toml", {".coveragerc.toml": "[run]\nparallel = true\n"})
case("coveragerc.toml with tool tables", {".coveragerc.toml": "[tool.coverage.run]\nparallel = true\n[run]\nbranch = true\n"})
case("setup.cfg", {"setup.cfg": COV})
case("setup.cfg without prefix", {"setup.cfg": RUN})
case("tox.ini", {"tox.ini": "[tox]\nenvlist = py\n" + COV})
case("pyproject.toml", {"pyproject.toml": TOOL})
case("coveragerc goes first", {".coveragerc": RUN, "setup.cfg": "[coverage:run]\nbranch = true\n"})
case("an empty coveragerc is used", {".coveragerc": "", "setup.cfg": COV})
case("coveragerc before its TOML", {".coveragerc": RUN, ".coveragerc.toml": "[run]\nbranch = true\n"})
case("an empty TOML is used", {".coveragerc.toml": "", "setup.cfg": COV})
case("setup.cfg without settings is passed", {"setup.cfg": "[metadata]\nname = x\n", "tox.ini": COV})
case("setup.cfg with an empty section is passed", {"setup.cfg": "[coverage:run]\n", "tox.ini": COV})
case("setup.cfg with unknown options is passed", {"setup.cfg": "[coverage:run]\nbrunch = 1\n", "tox.ini": COV})
case("setup.cfg before tox.ini", {"setup.cfg": COV, "tox.ini": "[coverage:run]\nbranch=1\n"})
case("tox.ini before pyproject.toml", {"tox.ini": COV, "pyproject.toml": "[tool.coverage.run]\nbranch = true\n"})
case("pyproject.toml without settings", {"pyproject.toml": "[tool.other]\nx = 1\n"})
case("only paths in setup.cfg", {"setup.cfg": "[coverage:paths]\nsrc = a\n  b\n"})
case("rcfile", {"my.cfg": RUN, ".coveragerc": "[run]\nbranch = 1\n"}, rcfile="my.cfg")
case("rcfile with prefix", {"my.cfg": COV}, rcfile="my.cfg")
case("rcfile with both", {"my.cfg": COV + "[run]\nbranch = true\n"}, rcfile="my.cfg")
case("rcfile without settings", {"my.cfg": "[other]\nx=1\n", ".coveragerc": RUN}, rcfile="my.cfg")
case("rcfile missing", {".coveragerc": RUN}, rcfile="missing.cfg")
case("rcfile is the standard one", {}, rcfile=".coveragerc")
case("rcfile empty", {".coveragerc": RUN}, rcfile="")
case("rcfile false", {".coveragerc": RUN}, rcfile="false")
case("rcfile 0", {".coveragerc": RUN}, rcfile="0")
case("rcfile is TOML", {"my.toml": "[run]\nparallel = true\n"}, rcfile="my.toml")
case("rcfile is pyproject.toml", {"pyproject.toml": TOOL}, rcfile="pyproject.toml")
case("rcfile is setup.cfg", {"setup.cfg": "[run]\nparallel = 1\n"}, rcfile="setup.cfg")
case("rcfile in a folder", {"sub/my.cfg": RUN}, rcfile="sub/my.cfg")
case("COVERAGE_RCFILE", {"my.cfg": RUN, ".coveragerc": "[run]\nbranch = 1\n"}, {"COVERAGE_RCFILE": "my.cfg"})
case("COVERAGE_RCFILE missing", {".coveragerc": RUN}, {"COVERAGE_RCFILE": "missing.cfg"})
case("COVERAGE_RCFILE empty", {".coveragerc": RUN}, {"COVERAGE_RCFILE": ""})
case("COVERAGE_RCFILE is the standard one", {}, {"COVERAGE_RCFILE": ".coveragerc"})
case("rcfile before COVERAGE_RCFILE", {"a": RUN, "b": "[run]\nbranch=1\n"}, {"COVERAGE_RCFILE": "b"}, "a")
case("standard rcfile and COVERAGE_RCFILE", {"b": RUN}, {"COVERAGE_RCFILE": "b"}, ".coveragerc")
case("coverage's sections before plain ones", {".coveragerc": "[run]\nbranch=1\nparallel=1\n[coverage:run]\nbranch=0\n"})

ini("every run key", """[run]
branch = yes
command_line = -m pytest  -q
concurrency = thread, multiprocessing
context = here
core = sysmon
cover_pylib = on
data_file = ~/x/.cov
debug = sys,trace
  config
debug_file = ~/debug.txt
disable_warnings = no-data-collected
dynamic_context = test_function
include = a/*, b/*
omit =
  c/*
  d/*, e/*
parallel = 1
patch = subprocess, _exit
plugins =
relative_files = TRUE
sigterm = True
source = src
source_dirs = lib
source_pkgs = pkg,other
timid = off
""", {"HOME": "/home/me"})
ini("every report key", """[report]
exclude_lines =
  pragma: no cover
  raise NotImplementedError

  # a comment
  if __name__ == .__main__.:
exclude_also = def __repr__
fail_under = 87.5
format = markdown
ignore_errors = true
include = a/*
include_namespace_packages = true
omit = b/*
partial_also = if DEBUG
partial_branches = pragma: part
partial_branches_always = while True
precision = 2
contexts = one, two
show_missing = true
skip_covered = true
skip_empty = true
sort = -cover
""")
ini("every document key", """[html]
directory = ~/out
extra_css = my.css
show_contexts = true
skip_covered = false
skip_empty = true
title = My title: it's = here
[xml]
output = out.xml
package_depth = 3
[json]
output = out.json
pretty_print = true
show_contexts = true
[lcov]
output = out.lcov
line_checksums = true
""", {"HOME": "/home/me/"})
ini("paths", "[paths]\nSource =\n  src\n  */site-packages/pkg\nb = ~/x, /y\na = z\n", {"HOME": "/h"})
ini("empty paths", "[paths]\na =\nb = ,\n")
ini("plugins", "[run]\nplugins = a.b, c\n[a.b]\nkey = $X\nother = 1,2\n", {"X": "val"})

for value in ["true", "True", "YES", "on", "1", "false", "No", "OFF", "0", "2", "", "maybe", "true ; comment", "tr ue"]:
    ini(f"boolean {value!r}", f"[run]\nparallel = {value}\n")
for value in ["90", "90.5", " 7 ", "1e2", "1_0", ".5", "5.", "+5", "-1", "x", "", "90%", "0x10", "_1", "1__0", "nan", "inf", "1.5_"]:
    ini(f"decimal {value!r}", f"[report]\nfail_under = {value}\n")
for value in ["3", " 3", "+3", "-3", "1_0", "3.0", "x", "", "0x3", "0b1", "١"]:
    ini(f"integer {value!r}", f"[report]\nprecision = {value}\n")

ini("colon", "[run]\nparallel: true\n")
ini("no spaces", "[run]\nparallel=true\n")
ini("delimiter in the value", "[run]\ncommand_line = a:b=c\n")
ini("colon before equals", "[run]\ncommand_line: a=b\n")
ini("upper case names", "[run]\nPARALLEL = true\nCommand_Line = x\n")
ini("upper case sections", "[RUN]\nparallel = true\n")
ini("spaces in a section", "[ run ]\nparallel = true\n")
ini("text after a section", "[run] # here\nparallel = true\n")
ini("brackets in a section", "[run]]\nparallel = true\n")
ini("no section name", "[]\nparallel = true\n")
ini("unclosed section", "[run\nparallel = true\n")
ini("comments", "# one\n; two\n[run]\n  # three\nparallel = true\n; four\n")
ini("comment after a value", "[run]\ncommand_line = a # b ; c\n")
ini("comment inside a list", "[run]\nomit =\n  a\n  # b\n  ; c\n  d\n# e\n  f\n")
ini("blank line inside a list", "[run]\nomit =\n  a\n\n  b\n\n\nparallel = true\n")
ini("list on the first line", "[run]\nomit = a\n  b\n")
ini("list with tabs", "[run]\nomit =\n\ta\n\tb,c,,\n")
ini("indented options", "[run]\n  parallel = true\n  branch = true\n")
ini("more indented option", "[run]\nbranch = true\n  parallel = true\n")
ini("less indented option", "[run]\n   branch = true\n parallel = true\n")
ini("indented section", "  [run]\n  parallel = true\n")
ini("section inside a value", "[run]\nomit = a\n  [report]\n  b\n")
ini("setting before a section", "parallel = true\n[run]\n")
ini("indented setting before a section", "  parallel = true\n[run]\n")
ini("no delimiter", "[run]\nparallel\n")
ini("no name", "[run]\n= true\n")
ini("section twice", "[run]\nparallel = true\n[run]\nbranch = true\n")
ini("option twice", "[run]\nparallel = true\nparallel = true\n")
ini("option twice in cases", "[run]\nparallel = true\nParallel = true\n")
ini("no line end", "[run]\nparallel = true")
ini("Windows lines", "[run]\r\nomit =\r\n  a\r\n  b\r\nparallel = true\r\n")
ini("old Mac lines", "[run]\romit =\r  a\r  b\rparallel = true\r")
ini("defaults", "[DEFAULT]\nparallel = true\n[run]\nbranch = true\n")
ini("defaults below", "[run]\nbranch = true\n[DEFAULT]\nbranch = false\nparallel = true\n")
ini("defaults without a section", "[DEFAULT]\nparallel = true\n")
ini("percent signs", "[run]\ncommand_line = 100%% %(x)s %d\n")
ini("unicode", "[run]\nomit = é/*, 日本\ncontext = ß\n")
ini("wide spaces", "[run]\nomit =\n\u00a0 a\u00a0\n\u3000b,\u2003c\n")
ini("empty values", "[run]\ncommand_line =\nomit =\nsource =\ndata_file =\n[report]\nsort =\nexclude_lines =\n")
ini("value below its name", "[run]\ncommand_line =\n  -m pytest\n  -q\n")
ini("unknown option", "[run]\nbrunch = true\nparallel = 1\n[report]\nshow_mising=1\n[html]\nx=\n[paths]\ny=z\n")
ini("unknown section", "[runn]\nparallel = true\n")
ini("subprocess patch makes parallel", "[run]\npatch = subprocess\n")
ini("form feed in a list of expressions", "[report]\nexclude_also = a\x0cb\n  c,d\n")
ini("bad expression", "[report]\nexclude_lines = a\n  (b\n")
ini("bad expression among the partial ones", "[report]\npartial_branches = *\n")
ini("bad expression also", "[report]\nexclude_also = [a\n")
ini("expression of Python only", "[report]\nexclude_also = (?P<a>x)(?P=a)\n  a{,3}\\Z\n  (?i)x\n  (?(1)a|b)()\n")
ini("commas in expressions", "[report]\nexclude_also = a{1,2}\n  b,c\n")
ini("expression only Perl knows", "[report]\nexclude_also = \\Qx\\E\n")
ini("concurrency unknown", "[run]\nconcurrency = thread, foo\n")
ini("concurrency conflict", "[run]\nconcurrency = gevent, eventlet\n")
ini("concurrency of all kinds", "[run]\nconcurrency = gevent, thread, multiprocessing\n")

ENV = {"A": "one", "EMPTY": "", "LIST": "x,y\nz", "DOLLAR": "$A", "É": "accent"}
for text in ["$A", "${A}", "${A?}", "${A-def}", "$$A", "$$", "$", "$ A", "a$A-b", "$AB", "${NO}", "$NO", "${NO-def}", "${NO-}",
             "${NO-a b,c}", "${NO?}", "${EMPTY?}", "${EMPTY-def}", "${}", "${A", "${A!}", "${A??}", "${A-b?}", "${NO?x}", "$1",
             "$DOLLAR", "${NO-$A}", "${NO-a}b}", "x$A$A", "$$$A", "~/$A", "$É", "$A.b", "%A%", "${A }", "a{A}", "$A_", "${NO-\\n}"]:
    ini(f"variable {text}", f"[run]\ncommand_line = {text}\nomit = {text}, b\n", ENV)
ini("variables in a list", "[run]\nomit = $LIST\n  $A\n", ENV)
ini("variables in expressions", "[report]\nexclude_also = a$\n  $A\n  ^x$|y\n  \\$A\n  $$A\n", ENV)
ini("variables in booleans", "[run]\nparallel = ${NO-true}\n[report]\nprecision = ${NO-2}\nfail_under=${NO-3}\n", ENV)
ini("variables in paths", "[paths]\na = $A/x\n  ${NO-y}\n", ENV)

case("COVERAGE_FILE", {".coveragerc": "[run]\ndata_file = a\n"}, {"COVERAGE_FILE": "~/b"})
case("COVERAGE_FILE empty", {".coveragerc": "[run]\ndata_file = a\n"}, {"COVERAGE_FILE": ""})
case("COVERAGE_DEBUG", {".coveragerc": "[run]\ndebug = sys\n"}, {"COVERAGE_DEBUG": "trace, config"})
case("COVERAGE_CORE", {".coveragerc": "[run]\ncore = ctrace\n"}, {"COVERAGE_CORE": "sysmon"})
for text in ["~", "~/", "~/a", "~a", "a~", "~//a", "~nobody-here/x", "./~"]:
    ini(f"home {text}", f"[run]\ndata_file = {text}\n[html]\ndirectory={text}\nextra_css={text}\n[xml]\noutput={text}\n", {"HOME": "/home/me"})
ini("home is the root", "[run]\ndata_file = ~/a\n[html]\ndirectory=~\n", {"HOME": "/"})

toml("TOML every kind", """[tool.coverage.run]
branch = true
command_line = "-m pytest"
concurrency = ["thread"]
data_file = "~/x"
omit = ["a/*", "b,c", " d "]
source = []
[tool.coverage.report]
exclude_also = ["a\\\\b", "  c  ", "", "x\\ny"]
fail_under = 90
precision = 1
sort = "Cover"
[tool.coverage.html]
title = "T"
skip_covered = true
[tool.coverage.paths]
zeta = ["a", "~/b"]
"alpha" = ["c"]
mid = [
  "d",
]
""", {"HOME": "/h"})
toml("TOML dotted", "tool.coverage.run.parallel = true\n[tool.coverage]\nreport.precision = 3\n")
toml("TOML inline", "[tool]\ncoverage = { run = { parallel = true }, report = { sort = 'x' } }\n")
toml("TOML variables", "[tool.coverage.run]\ncommand_line = '$A'\nomit = ['$A', '${NO-x}']\nparallel = '${NO-true}'\n[tool.coverage.report]\nprecision='${NO-2}'\nfail_under='${NO-3.5}'\n", ENV)
toml("TOML unknown option", "[tool.coverage.run]\nbrunch = 1\nparallel = true\n")
toml("TOML unknown option only", "[tool.coverage.run]\nbrunch = 1\n")
toml("TOML names keep their case", "[tool.coverage.run]\nParallel = true\n")
toml("TOML plugins", "[tool.coverage.run]\nplugins = ['p']\n[tool.coverage.p]\nkey = 'v'\n")
for value in ["true", "false", "'true'", "'True'", "'yes'", "1", "'1'", "[true]", "1.0"]:
    toml(f"TOML boolean {value}", f"[tool.coverage.run]\nparallel = {value}\n")
for value in ["1", "'1'", "' 1 '", "1.0", "'1.0'", "[1]", "'x'"]:
    toml(f"TOML integer {value}", f"[tool.coverage.report]\nprecision = {value}\n")
for value in ["1", "1.5", "'1.5'", "'x'", "[1]", "inf", "nan", "1e3"]:
    toml(f"TOML decimal {value}", f"[tool.coverage.report]\nfail_under = {value}\n")
for value in ["'a'", "['a', 'b']", "[1]", "['a', 1]", "1", "[]", "[['a']]"]:
    toml(f"TOML list {value}", f"[tool.coverage.run]\nomit = {value}\n")
for value in ["'a'", "1", "['a']"]:
    toml(f"TOML file {value}", f"[tool.coverage.run]\ndata_file = {value}\n")
toml("TOML bad expression", "[tool.coverage.report]\nexclude_also = ['(']\n")
toml("TOML syntax error", "[tool.coverage.run]\nparallel = \n")
toml("TOML key twice", "[tool.coverage.run]\nparallel = true\nparallel = true\n")
toml("TOML syntax error elsewhere", "[project]\nname = x\n[tool.coverage.run]\nparallel = true\n")
toml("TOML Windows lines", "[tool.coverage.run]\r\nparallel = true\r\n")
toml("TOML dates elsewhere", "[x]\nd = 2024-01-01\nt = 10:00:00\n[tool.coverage.run]\nparallel = true\n")


def text(value):
    if value is None or value == []:
        return "-"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "\n".join(map(str, value))
    return str(value)


def values(config):
    found = {}
    for spec in CoverageConfig.CONFIG_FILE_OPTIONS:
        attribute, where = spec[0], spec[1]
        value = getattr(config, attribute)
        if attribute == "exclude_list" and config.exclude_also:
            value = value[: -len(config.exclude_also)]
        if attribute == "partial_list" and config.partial_also:
            value = value[: -len(config.partial_also)]
        if not attribute.startswith("_"):
            found[where.replace(":", ".")] = text(value)
    if isinstance(config.report_contexts, list):
        found["report.contexts"] = text(config.report_contexts)
    for name, places in config.paths.items():
        found["paths." + name] = text(places)
    return found


STANDARD = values(CoverageConfig())


def expectation(one):
    unknown = []

    def warn(message):
        unknown.append(re.search(r"\] (.*)= in", message.replace("='", "=")).group(1))

    try:
        config = read_coverage_config(True if one["rcfile"] is None else one["rcfile"], warn)
    except CoverageException:
        return {"error": True}
    chosen = config.config_file and os.path.relpath(config.config_file)
    different = {k: v for k, v in values(config).items() if STANDARD.get(k) != v}
    plugins = {k: {o: str(v) for o, v in options.items()} for k, options in config.plugin_options.items()}
    return {"file": chosen, "values": different, "unknown": sorted(unknown), "plugins": plugins, "paths": list(config.paths)}


def record(one):
    with tempfile.TemporaryDirectory() as folder:
        for name, content in one["files"].items():
            path = pathlib.Path(folder, name)
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content.encode())
        os.chdir(folder)
        os.environ.clear()
        os.environ.update({"HOME": "/home/me", **one["env"]})
        one["env"] = dict(os.environ)
        one["expected"] = expectation(one)
        os.chdir("/")
    return one


rows = [record(one) for one in CASES]
print('{"standard": %s,\n"cases": [' % json.dumps(STANDARD, sort_keys=True))
print(",\n".join(json.dumps(one, sort_keys=True) for one in rows))
print("]}")
