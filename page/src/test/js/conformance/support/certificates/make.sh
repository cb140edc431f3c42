#!/bin/sh
# Makes the certificates of the tests anew, for 100 years; needs openssl. Run in this folder.
# No secrets: these keys protect nothing.
set -e
days=36500

# key NAME: an elliptic curve key, which every engine takes.
key() { openssl ecparam -name prime256v1 -genkey -noout | openssl pkcs8 -topk8 -nocrypt -out "$1-key.pem"; }

# authority NAME COMMON_NAME
authority() {
    key "$1"
    openssl req -x509 -new -key "$1-key.pem" -subj "/O=Kith tests/CN=$2" -days $days -sha256 \
        -addext 'basicConstraints=critical,CA:TRUE' -addext 'keyUsage=critical,keyCertSign,cRLSign' -out "$1.pem"
}

# signed NAME COMMON_NAME ISSUER EXTENSIONS [DAYS]
signed() {
    key "$1"
    openssl req -new -key "$1-key.pem" -subj "/O=Kith tests/CN=$2" -out "$1.csr"
    printf '%s\n' "$4" >"$1.ext"
    openssl x509 -req -in "$1.csr" -CA "$3.pem" -CAkey "$3-key.pem" -CAcreateserial -sha256 \
        -days "${5:-$days}" -extfile "$1.ext" -out "$1.pem"
    rm "$1.csr" "$1.ext"
}

leaf='basicConstraints=CA:FALSE
keyUsage=digitalSignature'

authority ca 'Test authority'
authority other-ca 'Another authority'
signed server localhost ca "$leaf
extendedKeyUsage=serverAuth
subjectAltName=DNS:localhost,DNS:*.wild.test,IP:127.0.0.1,IP:::1"
signed other other.test ca "$leaf
extendedKeyUsage=serverAuth
subjectAltName=DNS:other.test"
signed client ann ca "$leaf
extendedKeyUsage=clientAuth"
signed stranger localhost other-ca "$leaf
extendedKeyUsage=serverAuth
subjectAltName=DNS:localhost,IP:127.0.0.1"
key self
openssl req -x509 -new -key self-key.pem -subj '/O=Kith tests/CN=localhost' -days $days -sha256 \
    -addext 'subjectAltName=DNS:localhost,IP:127.0.0.1' -out self.pem
# Its time is over: it was good for one day in 2020.
key expired
openssl req -new -key expired-key.pem -subj '/O=Kith tests/CN=localhost' -out expired.csr
mkdir authority
: >authority/index
echo 01 >authority/serial
cat >authority/conf <<CONF
[ca]
default_ca=own
[own]
database=authority/index
serial=authority/serial
new_certs_dir=authority
default_md=sha256
policy=any
x509_extensions=leaf
[any]
organizationName=optional
commonName=supplied
[leaf]
basicConstraints=CA:FALSE
subjectAltName=DNS:localhost,IP:127.0.0.1
CONF
openssl ca -batch -notext -config authority/conf -cert ca.pem -keyfile ca-key.pem -in expired.csr \
    -startdate 20200101000000Z -enddate 20200102000000Z -out expired.pem
rm -rf authority expired.csr ./*.srl other-ca-key.pem
