// The image's health check: asks the program in the same container whether it can do its work.
const { CASEWRIGHT_HEALTH_PORT, PORT = 8080 } = process.env;
const response = await fetch(`http://127.0.0.1:${CASEWRIGHT_HEALTH_PORT ?? PORT}/readyz`).catch(() => null);
process.exit(response?.ok ? 0 : 1);
