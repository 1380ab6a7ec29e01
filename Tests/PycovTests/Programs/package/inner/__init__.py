import sys

print("package sees", sys.argv, sys.flags.safe_path, __name__)
