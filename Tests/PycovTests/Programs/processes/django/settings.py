SECRET_KEY = "x"  # hit
DATABASES = {  # hit
    "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
}
INSTALLED_APPS = ["shop"]  # hit
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"  # hit
USE_TZ = True  # hit
