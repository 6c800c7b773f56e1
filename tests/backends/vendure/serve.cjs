/** The server process: says when it listens, and ends with the process that started it. */
const { config, load } = require("./config.cjs");
const { bootstrap, JobQueueService } = load("@vendure/core");

process.on("disconnect", () => process.exit(0));

bootstrap(config)
  .then((app) => app.get(JobQueueService).start())
  .then(() => process.send("listening"))
  .catch((error) => {
    console.error(error);
    process.exit(1);
  });
