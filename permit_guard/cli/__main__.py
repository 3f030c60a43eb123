"""`python -m permit_guard.cli`."""

from permit_guard.cli.main import main

if __name__ == "__main__":
    main(prog_name="permit-guard")
