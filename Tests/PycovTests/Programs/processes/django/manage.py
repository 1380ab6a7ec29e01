import os  # hit
import sys  # hit

from django.core.management import execute_from_command_line  # hit

os.environ["DJANGO_SETTINGS_MODULE"] = "settings"  # hit
if __name__ == "__main__":  # pragma: no branch  # hit
    execute_from_command_line(sys.argv)  # hit
