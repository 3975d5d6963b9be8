import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** Scripts come from us alone; styles may stand in the page, because the web app's components write them there. */
export function securityHeaders(frameAncestors: readonly string[]): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: frameAncestors.length === 0 ? ["'none'"] : ["'self'", ...frameAncestors],
      },
    },
    // It knows no list; browsers that know `frame-ancestors` ignore it.
    ...(frameAncestors.length === 0 ? {} : { xFrameOptions: false }),
    // Whoever terminates TLS before us says how long it stays; on loopback it would lock browsers out.
    strictTransportSecurity: false,
    crossOriginOpenerPolicy: { policy: 'same-origin-allow-popups' },
    referrerPolicy: { policy: 'no-referrer' },
  });
}
