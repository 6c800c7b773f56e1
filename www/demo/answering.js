// Takes the addresses of those who want to be told, as a shop's own script would, but keeps and sends nothing.

/** Milliseconds: so long that a reader sees it being sent. */
const LIKE_A_SERVER = 600;

addEventListener("backsoon-notify", ({ detail }) => detail.respondWith(new Promise((resolve) => setTimeout(resolve, LIKE_A_SERVER))));
