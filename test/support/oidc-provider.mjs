// A real identity provider of its own process, for one client: prints its issuer when it listens. People sign in by any
// name, which becomes their subject; `lea` belongs to the group `team-leads`.
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const [, , clientId, clientSecret, redirectUri] = process.argv;
const server = createServer();
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const issuer = `http://127.0.0.1:${server.address().port}`;
const provider = new Provider(issuer, {
  clients: [
    {
      client_id: clientId,
      client_secret: clientSecret,
      token_endpoint_auth_method: 'client_secret_post',
      grant_types: ['authorization_code', 'client_credentials'],
      redirect_uris: [redirectUri],
      post_logout_redirect_uris: [new URL('/', redirectUri).href],
      backchannel_logout_uri: new URL('/v1/auth/backchannel-logout', redirectUri).href,
      backchannel_logout_session_required: true,
    },
  ],
  claims: { openid: ['sub', 'groups'] },
  conformIdTokenClaims: false,
  findAccount: (_context, id) => ({
    accountId: id,
    claims: () => ({ sub: id, groups: id === 'lea' ? ['team-leads'] : [] }),
  }),
  features: {
    clientCredentials: { enabled: true },
    rpInitiatedLogout: { enabled: true },
    backchannelLogout: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => 'urn:casewright',
      getResourceServerInfo: () => ({
        scope: 'item:view config:view',
        audience: 'casewright',
        accessTokenFormat: 'jwt',
        jwt: { sign: { alg: 'RS256' } },
      }),
    },
  },
  // Its own would not call what is on this machine.
  fetch: (url, options) => fetch(url, { ...options, dispatcher: undefined }),
  pkce: { required: () => true },
  cookies: { keys: ['test'] },
});
server.on('request', provider.callback());
process.stdout.write(`${JSON.stringify({ issuer })}\n`);
