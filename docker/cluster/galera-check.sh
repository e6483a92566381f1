#!/bin/sh
# HAProxy asks with the addresses of proxy and server (name and port each): 0 when this node may be written to.
# 4 is "Synced". Name and password of the user lie beside this file.
state=$(timeout 2 mariadb --defaults-extra-file="$(dirname "$0")/galera-check.cnf" --connect-timeout=1 \
  --host="$3" --port="$4" --batch --skip-column-names --execute="SHOW GLOBAL STATUS LIKE 'wsrep_local_state'" | cut -f2)
[ "$state" = 4 ]
