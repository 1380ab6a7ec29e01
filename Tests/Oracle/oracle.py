#!/usr/bin/env python
"""Use an installed coverage.py as an oracle: run programs, emit what it says as JSON.

  oracle.py cases  [--src DIR] [--out DIR] [--glob 'x_*'] [-j N]     one JSON per small program
  oracle.py run    --cwd DIR --out FILE [--rc FILE] [--source A,B] [--env K=V] [--no-branch] -- -m pytest ...
  oracle.py static FILE.py... [--rc FILE]                            static facts only (no execution)
  oracle.py check  --got FILE.json --want expected/NAME.json [--mode branch|lines]
                                                                      compare a coverage.py-style JSON report

Everything is recorded for three collection modes: "branch" (ctrace arcs), "lines" (ctrace) and
"sysmon_lines" (sys.monitoring).  "static" is what the source alone says.
"""

import argparse, fnmatch, io, json, os, pathlib, shutil, subprocess, sys, tempfile, contextlib
import coverage
from coverage.python import PythonFileReporter

HERE = pathlib.Path(__file__).parent


def S(x):
    return sorted(x)


def arcs(x):
    return sorted([list(a) for a in x])


def static_facts(path, rc=None):
    """What coverage.py decides from the source text alone."""
    cov = coverage.Coverage(config_file=str(rc) if rc else False, branch=True, data_file=None)
    cov._init()
    try:
        fr = PythonFileReporter(str(path), cov)
        p = fr.parser
    except Exception as e:
        return {"error": f"{type(e).__name__}: {e}".replace(str(path), "<path>")}
    out = dict(
        exclude_regexes=cov.config.exclude_list,
        partial_regexes=cov.config.partial_list + cov.config.partial_always_list,
        raw_statements=S(p.raw_statements),
        raw_excluded=S(p.raw_excluded),
        docstrings=S(p.raw_docstrings),
        multiline={str(k): v for k, v in sorted(p.multiline_map.items())},
        statements=S(p.statements),
        excluded=S(p.excluded),
        arcs=arcs(p.arcs()),
        no_branch=S(fr.no_branch_lines()),
        exit_counts={str(k): v for k, v in sorted(p.exit_counts().items())},
        missing_arc_text={f"{a},{b}": p.missing_arc_description(a, b) for a, b in sorted(p.arcs())},
        regions=[
            dict(kind=r.kind, name=r.name, start=r.start, lines=S(r.lines))
            for r in sorted(fr.code_regions(), key=lambda r: (r.start, r.kind, r.name))
        ],
    )
    return out


def file_facts(cov, path):
    data = cov.get_data()
    fr = cov._get_file_reporter(path)
    an = (
        cov._analyze(path, file_reporter=fr)
        if "file_reporter" in cov._analyze.__code__.co_varnames
        else cov._analyze(path)
    )
    n = an.numbers
    d = dict(
        raw_lines=S(data.lines(path) or []),
        statements=S(an.statements),
        excluded=S(an.excluded),
        executed=S(an.executed),
        missing=S(an.missing),
        missing_text=an.missing_formatted(branches=True),
        n=dict(
            statements=n.n_statements,
            excluded=n.n_excluded,
            missing=n.n_missing,
            branches=n.n_branches,
            partial_branches=n.n_partial_branches,
            missing_branches=n.n_missing_branches,
            pc=n.pc_covered,
            pc_str=n.pc_covered_str,
        ),
    )
    if an.has_arcs:
        d.update(
            raw_arcs=arcs(data.arcs(path) or []),
            arcs_executed=arcs(an.arcs_executed_set),
            arcs_missing=arcs(an.arcs_missing()),
            executed_branches=arcs(
                (a, b) for a, bs in an.executed_branch_arcs().items() for b in bs
            ),
            missing_branches=arcs((a, b) for a, bs in an.missing_branch_arcs().items() for b in bs),
            branch_stats={str(k): list(v) for k, v in sorted(an.branch_stats().items())},
        )
    ctx = data.contexts_by_lineno(path)
    if any(c != "" for cs in ctx.values() for c in cs):
        d["contexts"] = {str(k): sorted(v) for k, v in sorted(ctx.items())}
    return d


MODES = {
    "branch": (["--branch"], "ctrace"),
    "lines": ([], "ctrace"),
    "sysmon_lines": ([], "sysmon"),
}


class Ran:
    def __init__(self, returncode, stdout, stderr):
        self.returncode, self.stdout, self.stderr = returncode, stdout, stderr


def run_forked(argv, cwd, env):
    """coverage's main() in a forked child: the same result as a new process, much cheaper."""
    import coverage.cmdline, tempfile

    with tempfile.TemporaryFile() as so, tempfile.TemporaryFile() as se:
        sys.stdout.flush()
        sys.stderr.flush()
        pid = os.fork()
        if pid == 0:
            code = 120
            try:
                import threading, atexit

                atexit._clear()  # the exit functions of this driver are not the program's
                os.dup2(so.fileno(), 1)
                os.dup2(se.fileno(), 2)
                os.chdir(cwd)
                os.environ.clear()
                os.environ.update(env)
                sys.argv = ["coverage"] + argv
                sys.path[0] = str(pathlib.Path(sys.executable).parent)
                code = coverage.cmdline.main(argv)
                import threading, atexit

                threading._shutdown()
                atexit._run_exitfuncs()
                sys.stdout.flush()
                sys.stderr.flush()
                code = code if isinstance(code, int) else (0 if code is None else 1)
            except BaseException as e:
                os.write(2, f"oracle child: {e!r}".encode())
            finally:
                os._exit(code & 0xFF)
        _, st = os.waitpid(pid, 0)
        so.seek(0)
        se.seek(0)
        return Ran(
            os.waitstatus_to_exitcode(st),
            so.read().decode(errors="replace"),
            se.read().decode(errors="replace"),
        )


def collect(mode, args, cwd, rc, tmp, source=None, include=None, env=None, timeout=600, fork=False):
    opts, core = MODES[mode]
    e = dict(
        os.environ,
        COVERAGE_CORE=core,
        PYTHONDONTWRITEBYTECODE="1",
        COVERAGE_RCFILE=str(rc),
        **(env or {}),
    )
    e.pop("COVERAGE_PROCESS_START", None)
    df = tmp / f".coverage"
    # options go in the rc file, so child processes get them too
    argv = ["run", f"--rcfile={rc}", f"--data-file={df}"]
    if fork:
        return run_forked(argv + args, cwd, e), df
    cmd = [sys.executable, "-m", "coverage"] + argv
    r = subprocess.run(
        cmd + args,
        cwd=cwd,
        env=e,
        capture_output=True,
        text=True,
        timeout=timeout,
        errors="replace",
    )
    return r, df


def make_rc(base, tmp, branch, extra_run=()):
    import configparser

    cp = configparser.ConfigParser(interpolation=None)
    if base and pathlib.Path(base).exists():
        cp.read(base, encoding="utf-8")
    if not cp.has_section("run"):
        cp.add_section("run")
    cp.set("run", "branch", str(branch))
    for k, v in extra_run:
        cp.set("run", k, v)
    out = tmp / "rc"
    with open(out, "w", encoding="utf-8") as f:
        cp.write(f)
    return out


def reports(cov, base):
    """The text of every report format, with the volatile parts normalised."""
    import re

    out = {}

    def grab(name, fn):
        with tempfile.TemporaryDirectory() as d:
            p = os.path.join(d, "o")
            try:
                with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(
                    io.StringIO()
                ):
                    fn(p)
                t = open(p, encoding="utf-8").read()
            except Exception as e:
                t = f"!{type(e).__name__}: {e}"
            out[name] = t.replace(str(base) + os.sep, "<base>/").replace(str(base), "<base>")

    grab("json", lambda p: cov.json_report(outfile=p, show_contexts=True))
    grab("lcov", lambda p: cov.lcov_report(outfile=p))
    grab("xml", lambda p: cov.xml_report(outfile=p))

    def text(p):
        with open(p, "w") as f:
            cov.report(file=f, show_missing=True)

    grab("text", text)
    try:
        j = json.loads(out["json"])
        j["meta"].pop("timestamp")
        out["json"] = j

        def walk(o):  # the contexts of a line come in no fixed order
            if isinstance(o, dict):
                for k, v in o.items():
                    if k == "contexts" and isinstance(v, dict):
                        for ln in v:
                            v[ln] = sorted(v[ln])
                    else:
                        walk(v)

        walk(j["files"])
    except ValueError:
        pass
    out["xml"] = re.sub(r'(timestamp|version)="[^"]*"', r'\1="-"', out["xml"])
    return out


def one_case(path, outdir):
    path = path.resolve()
    name = path.stem
    rc0 = path.with_suffix(".rc")
    flags = (
        path.with_suffix(".flags").read_text().split()
        if path.with_suffix(".flags").exists()
        else []
    )
    res = dict(
        name=name,
        python=sys.version.split()[0],
        coverage=coverage.__version__,
        config=rc0.read_text() if rc0.exists() else "",
        flags=flags,
        source_sha=__import__("hashlib").sha256(path.read_bytes()).hexdigest(),
    )
    res["static"] = static_facts(path, rc0 if rc0.exists() else None)
    for mode in MODES:
        with tempfile.TemporaryDirectory() as t:
            tmp = pathlib.Path(t).resolve()
            work = tmp / "w"
            work.mkdir()
            prog = work / path.name
            shutil.copy(path, prog)
            rc = make_rc(
                rc0,
                tmp,
                mode == "branch",
                [("include", str(prog)), ("data_file", str(tmp / ".coverage"))],
            )
            try:
                r, df = collect(
                    mode,
                    [str(prog)],
                    work,
                    rc,
                    tmp,
                    timeout=120,
                    fork=not name.startswith(("pr_", "rt_", "ctx_unit")),
                )
            except subprocess.TimeoutExpired:
                res[mode] = {"error": "timeout"}
                continue
            m = dict(rc=r.returncode)
            m["stderr_warnings"] = S(
                {
                    l.split(": ", 1)[-1].replace(str(tmp), "<tmp>")
                    for l in r.stderr.splitlines()
                    if "CoverageWarning" in l
                }
            )
            parts = [f for f in tmp.iterdir() if f.name.startswith(".coverage.")]
            m["data_files"] = len(parts) + df.exists()
            old = os.getcwd()
            os.chdir(work)
            try:
                cov = coverage.Coverage(data_file=str(df), config_file=str(rc), messages=False)
                if parts:
                    cov.combine(strict=False)
                cov.load()
                if str(prog) in cov.get_data().measured_files():
                    m.update(file_facts(cov, str(prog)))
                    if mode == "branch":
                        m["reports"] = reports(cov, work)
                else:
                    m["unmeasured"] = True
            except Exception as e:
                m["error"] = f"{type(e).__name__}: {e}".replace(str(work), "<work>")
            finally:
                os.chdir(old)
            res[mode] = m
    (outdir / f"{name}.json").write_text(json.dumps(res, indent=1, sort_keys=True))
    b, l, s = (res[m] for m in MODES)
    notes = []
    if "error" in res["static"]:
        notes.append("static:" + res["static"]["error"][:80])
    for m in MODES:
        if "error" in res[m]:
            notes.append(f"{m}:{res[m]['error'][:80]}")
    if b.get("executed") != l.get("executed"):
        notes.append(f"lines!=branch {b.get('executed')} {l.get('executed')}")
    if s.get("executed") != l.get("executed"):
        notes.append(f"sysmon!=ctrace missing {s.get('missing')} vs {l.get('missing')}")
    return name, notes


def cmd_cases(a):
    out = pathlib.Path(a.out)
    out.mkdir(parents=True, exist_ok=True)
    files = [p for p in sorted(pathlib.Path(a.src).glob("*.py")) if fnmatch.fnmatch(p.stem, a.glob)]
    bad = 0
    if a.j > 1:  # independent single-threaded drivers, each with its share
        kids = []
        for k in range(a.j):
            pid = os.fork()
            if pid == 0:
                files = files[k :: a.j]
                break
            kids.append(pid)
        else:
            st = [os.waitpid(k, 0)[1] for k in kids]
            print(len(files), "cases ->", out, "driver exits", st)
            return
    for p in files:
        name, notes = one_case(p, out)
        if notes:
            bad += 1
            print("NOTE", name, "; ".join(notes))
    print(f"{len(files)} cases, {bad} with notes -> {out}")


def cmd_run(a):
    cwd = pathlib.Path(a.cwd).resolve()
    env = dict(kv.split("=", 1) for kv in a.env)
    res = dict(
        cwd=str(cwd),
        command=a.args,
        python=sys.version.split()[0],
        coverage=coverage.__version__,
        modes={},
    )
    for mode in (["lines", "sysmon_lines"] if a.no_branch else list(MODES)):
        with tempfile.TemporaryDirectory() as t:
            tmp = pathlib.Path(t).resolve()
            extra = [("data_file", str(tmp / ".coverage"))] + (
                [("source", a.source.replace(",", "\n"))] if a.source else []
            )
            rc = make_rc(a.rc, tmp, mode == "branch", extra)
            r, df = collect(mode, a.args, cwd, rc, tmp, env=env)
            old = os.getcwd()
            os.chdir(cwd)
            try:
                cov = coverage.Coverage(data_file=str(df), config_file=str(rc), messages=False)
                cov.combine(strict=False)
                cov.load()
                files = {}
                for f in sorted(cov.get_data().measured_files()):
                    try:
                        files[os.path.relpath(f, cwd)] = file_facts(cov, f)
                    except Exception as e:
                        files[os.path.relpath(f, cwd)] = {"error": str(e)}
                buf = io.StringIO()
                total = cov.report(file=buf, ignore_errors=True)
            finally:
                os.chdir(old)
            res["modes"][mode] = dict(
                rc=r.returncode, tail=r.stdout[-300:], total=total, files=files
            )
    pathlib.Path(a.out).write_text(json.dumps(res, sort_keys=True))
    print({m: (v["rc"], v["total"], len(v["files"])) for m, v in res["modes"].items()}, "->", a.out)


def cmd_static(a):
    json.dump(
        {f: static_facts(pathlib.Path(f).resolve(), a.rc) for f in a.files}, sys.stdout, indent=1
    )


def cmd_check(a):
    """Exit 1 and say how they differ, if the first file in a coverage-style JSON isn't what the oracle said."""
    got = next(iter(json.load(open(a.got))["files"].values()))
    want = json.load(open(a.want))[a.mode]
    bad = []
    for g, w in (
        ("executed_lines", "executed"),
        ("missing_lines", "missing"),
        ("excluded_lines", "excluded"),
        ("executed_branches", "executed_branches"),
        ("missing_branches", "missing_branches"),
    ):
        if w in want and sorted(
            map(tuple, got.get(g, [])) if "branch" in g else got.get(g, [])
        ) != (sorted(map(tuple, want[w])) if "branch" in g else want[w]):
            bad.append(f"{g}: got {got.get(g)} want {want[w]}")
    print("\n".join(bad) or "same")
    sys.exit(bool(bad))


if __name__ == "__main__":
    ap = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    sp = ap.add_subparsers(dest="cmd", required=True)
    p = sp.add_parser("cases")
    p.add_argument("--src", default=HERE / "cases")
    p.add_argument("--out", default=HERE / "expected")
    p.add_argument("--glob", default="*")
    p.add_argument("-j", type=int, default=2)
    p.set_defaults(fn=cmd_cases)
    p = sp.add_parser("run")
    p.add_argument("--cwd", default=".")
    p.add_argument("--out", required=True)
    p.add_argument("--rc")
    p.add_argument("--source")
    p.add_argument("--env", action="append", default=[])
    p.add_argument("--no-branch", action="store_true")
    p.add_argument("args", nargs=argparse.REMAINDER)
    p.set_defaults(fn=lambda a: (a.args[:1] == ["--"] and a.args.pop(0), cmd_run(a)))
    p = sp.add_parser("static")
    p.add_argument("files", nargs="+")
    p.add_argument("--rc")
    p.set_defaults(fn=cmd_static)
    p = sp.add_parser("check")
    p.add_argument("--got", required=True)
    p.add_argument("--want", required=True)
    p.add_argument("--mode", default="branch")
    p.set_defaults(fn=cmd_check)
    a = ap.parse_args()
    a.fn(a)
