// The image's health check: asks the API in the same container whether it can do its work.
const response = await fetch(`http://127.0.0.1:${process.env.PORT ?? 8080}/readyz`).catch(() => null);
process.exit(response?.ok ? 0 : 1);
