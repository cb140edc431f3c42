#!/bin/sh
# Makes certificates.js anew, for 100 years; needs openssl. No secrets: these keys protect nothing.
#
#     sh certificates.sh >certificates.js
set -e
days=36500
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

ec() { openssl ecparam -name prime256v1 -genkey -noout | openssl pkcs8 -topk8 -nocrypt -out "$1.key"; }
rsa() { openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out "$1.key" 2>/dev/null; }

# signed NAME SUBJECT ISSUER EXTENSION...
signed() {
    name=$1 subject=$2 issuer=$3
    shift 3
    printf '%s\n' "$@" >ext
    openssl req -new -key "$name.key" -subj "$subject" -out csr
    openssl x509 -req -in csr -CA "$issuer.crt" -CAkey "$issuer.key" -CAcreateserial -sha256 -days $days \
        -extfile ext -out "$name.crt" 2>/dev/null
}

# at NAME FROM TO: signed by the root, with times of its own
at() {
    [ -d authority ] || {
        mkdir authority
        : >authority/index
        echo 5001 >authority/serial
        printf '%s\n' '[ca]' 'default_ca=own' '[own]' 'database=authority/index' 'serial=authority/serial' \
            'new_certs_dir=authority' 'default_md=sha256' 'policy=any' 'unique_subject=no' '[any]' 'commonName=supplied' >conf
    }
    ec "$1"
    openssl req -new -key "$1.key" -subj "/CN=localhost" -out csr
    printf '%s\n' "$leaf" "$names" >ext
    openssl ca -batch -notext -config conf -cert root.crt -keyfile root.key -in csr -startdate "$2" -enddate "$3" \
        -extfile ext -out "$1.crt" 2>/dev/null
}

# shown NAME FILE
shown() { printf '\nexport const %s = `%s\n`;\n' "$1" "$(cat "$2")"; }

authority='keyUsage=critical,keyCertSign,cRLSign'
leaf='basicConstraints=CA:FALSE'
names='subjectAltName=DNS:localhost,DNS:*.wild.example,IP:127.0.0.1,IP:::1'

rsa root
openssl req -x509 -new -key root.key -subj '/C=XX/O=Kith tests/CN=Test root' -days $days -sha256 \
    -addext 'basicConstraints=critical,CA:TRUE' -addext "$authority" -out root.crt
ec middle
signed middle '/O=Kith tests/CN=Test intermediate' root 'basicConstraints=critical,CA:TRUE,pathlen:0' "$authority"
rsa server
signed server '/C=XX/ST=State/L=Town/O=Kith tests/OU=One/OU=Two/CN=localhost' root "$leaf" "$names" \
    'extendedKeyUsage=serverAuth,clientAuth' 'keyUsage=digitalSignature,keyEncipherment' \
    'authorityInfoAccess=OCSP;URI:http://ocsp.example/,caIssuers;URI:http://ca.example/ca.crt'
ec curve
signed curve /CN=localhost root "$leaf" "$names" extendedKeyUsage=serverAuth
ec below
signed below /CN=below middle "$leaf" 'subjectAltName=DNS:localhost,IP:127.0.0.1'
ec client
signed client '/O=Kith tests/CN=ann' root "$leaf" extendedKeyUsage=clientAuth
ec wronguse
signed wronguse /CN=localhost root "$leaf" "$names" extendedKeyUsage=clientAuth
ec other
signed other /CN=other.example root "$leaf" subjectAltName=DNS:other.example
ec noauthority
signed noauthority '/CN=No authority' root "$leaf"
ec bynoauthority
signed bynoauthority /CN=localhost noauthority "$leaf" "$names"
# The name "localhost", a NUL, ".evil.example".
ec nul
signed nul /CN=nul root "$leaf" 'subjectAltName=DER:30:19:82:17:6c:6f:63:61:6c:68:6f:73:74:00:2e:65:76:69:6c:2e:65:78:61:6d:70:6c:65'
ec self
openssl req -x509 -new -key self.key -subj /CN=self -days $days -sha256 \
    -addext 'subjectAltName=DNS:localhost,IP:127.0.0.1' -out self.crt
at expired 20200101000000Z 20200102000000Z
at future 21200101000000Z 21250101000000Z
openssl pkcs8 -topk8 -in server.key -v2 aes-256-cbc -passout pass:secret -out sealed.key
openssl rsa -in server.key -traditional -aes128 -passout pass:secret -out sealedold.key 2>/dev/null
openssl rsa -in server.key -traditional -out pkcs1.key 2>/dev/null
openssl ec -in curve.key -out sec1.key 2>/dev/null
openssl pkcs12 -export -inkey server.key -in server.crt -certfile root.crt -passout pass:secret -out server.pfx

echo '/** Certificates and keys of the tests, made by certificates.sh; they protect nothing. */'
shown root root.crt
for name in middle server curve below client wronguse other bynoauthority nul self expired future; do
    shown $name $name.crt
    shown ${name}Key $name.key
done
shown noauthority noauthority.crt
for name in sealed sealedold pkcs1 sec1; do shown ${name}Key $name.key; done
printf '\n/** PKCS#12 in base64. */'
base64 server.pfx >pfx
shown serverPfx pfx
