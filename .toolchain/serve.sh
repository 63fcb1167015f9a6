#!/bin/bash
# serve.sh WWW STATE PORT: nginx in the foreground, serving the folder WWW with web/nginx.conf on localhost:PORT.
# Packs land in STATE/inbox; STATE also holds nginx's own files, so that an ordinary user can run it. ALONGSIDE_CONF:
# another configuration than web/nginx.conf, made from it by a test.
set -euo pipefail
project=$(cd "$(dirname "$0")/.." && pwd)
www=$(realpath "$1")
port=$3
mkdir -p "$2/inbox" "$2/tmp"
state=$(realpath "$2")

# A socket that nobody took away stays behind where nginx was killed.
rm -f "$state/inbox.sock"
sed -e "s|127\.0\.0\.1:8081|unix:$state/inbox.sock|" -e "s|listen 8080\( ssl\)\?;|listen 127.0.0.1:$port\1;|" \
  -e "s|/srv/alongside/www|$www|" -e "s|/srv/alongside/\.|$state|" \
  "${ALONGSIDE_CONF:-$project/web/nginx.conf}" >"$state/site.conf"

# What Debian's own nginx.conf has around a site. Started by root, nginx would hand over to a user that may not
# read the checkout, so it stays root here; a deployment keeps Debian's user.
cat >"$state/nginx.conf" <<END
$([ "$(id -u)" = 0 ] && echo 'user root;')
load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so;
worker_processes 1;
daemon off;
pid $state/nginx.pid;
error_log stderr warn;
events { worker_connections 1024; }
http {
  access_log off;
  sendfile on;
  client_body_temp_path $state/tmp;
  proxy_temp_path $state/tmp; fastcgi_temp_path $state/tmp; uwsgi_temp_path $state/tmp; scgi_temp_path $state/tmp;
  include $state/site.conf;
}
END
exec /usr/sbin/nginx -p "$state" -c "$state/nginx.conf" -e stderr
