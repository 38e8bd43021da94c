/** Everything that can be set from outside; read once at boot by {@link loadConfig} and passed on, never read again from the environment. */
export interface Config {
  /** `HOST`: the address to listen on; 127.0.0.1 by default, 0.0.0.0 lets a LAN in (then set TLS). */
  readonly host: string;
  /** `PORT`: 0 … 65535, 8080 by default; 0 takes any free one. */
  readonly port: number;
  /** `DATA_DIR`: absolute; `./data` by default. */
  readonly dataDir: string;
  /** `TIME_ZONE`: IANA name in which "today" and rest are reckoned; Asia/Shanghai by default. */
  readonly timeZone: string;
  /** `CLOCK`: `manual` is for drills and scenarios only. */
  readonly clock: 'system' | 'manual';
  /** `CLOCK_START`: where a manual clock begins; now by default, and never before the last recorded event. */
  readonly clockStart: string | undefined;
  /** `TLS_CERT` and `TLS_KEY`: absolute paths of PEM files; both or none. */
  readonly tls: { readonly certFile: string; readonly keyFile: string } | undefined;
  /** `METRICS_PORT`: where /metrics answers, 9464 by default; undefined with `off`. */
  readonly metricsPort: number | undefined;
  /** False when METRICS_PORT was not set: then a taken port is a warning, not the end. */
  readonly metricsPortWanted: boolean;
  /** `LOG_LEVEL`: `info` by default. */
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** `LOG_FORMAT`: `json` lines or `pretty` text; pretty on a terminal by default. */
  readonly logFormat: 'json' | 'pretty';
  /** `CATALOGUE_DIR`: absolute folder of own categories, questions, targets; undefined = those shipped. */
  readonly catalogueDir: string | undefined;
  /** `MASTER_KEY`: the key of keys, 64 hex digits or base64; otherwise `MASTER_KEY_FILE`, otherwise master.key in the data folder. */
  readonly masterKey: string | undefined;
  /** `MASTER_KEY_FILE`: absolute path of a file with the same text. */
  readonly masterKeyFile: string | undefined;
}
