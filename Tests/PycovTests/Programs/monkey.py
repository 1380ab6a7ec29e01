"""What programs do that look at themselves."""

import inspect
import runpy
import sys
import traceback

print(inspect.stack()[-1].filename, len(inspect.stack()))
traceback.print_stack()
print(runpy.run_path("warns.py", run_name="run")["__name__"])
sys.settrace(lambda *args: None)
sys.settrace(None)
sys.setprofile(None)
print(sys.monitoring.get_tool(sys.monitoring.DEBUGGER_ID))
exec(compile("def f():\n    return 1 / 0\nf()\n", "made up.py", "exec"))
