#!/bin/sh
# Generates the missing files of docker/secrets. Keep sunflower-secret: it decrypts the personal data.
set -eu
cd "$(dirname "$0")"
mkdir -p secrets
# The folder keeps other users out. The files are mounted individually into containers with other users.
chmod 700 secrets
umask 022
draw() {
  [ -s "secrets/$1" ] || od -An -N32 -tx1 /dev/urandom | tr -d ' \n' > "secrets/$1"
}
draw sunflower-secret
draw database-password
draw database-root-password
[ -s secrets/database-url ] || printf 'mariadb://sunflower:%s@database:3306/sunflower' "$(cat secrets/database-password)" > secrets/database-url
echo "docker/secrets is complete."
