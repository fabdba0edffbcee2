/**
 * Signing in with the account of an OpenID provider the plant already has: authorisation code with
 * PKCE (OpenID Connect Core 1.0, RFC 7636). The provider says who somebody is; what they may do
 * stays here.
 */
@NullMarked
package io.gaugewire.ingest.openid;

import org.jspecify.annotations.NullMarked;
