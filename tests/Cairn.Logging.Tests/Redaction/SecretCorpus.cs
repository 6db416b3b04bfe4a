using System.Text;

namespace Cairn.Logging.Tests.Redaction;

/// <summary>Texts with secrets, put together here so that none stands in the repository, and texts of every day without any.</summary>
internal static class SecretCorpus
{
    private static readonly string Lower = Cycle("k3x9q7m2v8b4n6z1w5", 64);
    private static readonly string Mixed = Cycle("aB3dE6gH9jK2mN5pQ8", 64);
    private static readonly string Hex = Cycle("0a1b2c3d4e5f6789", 64);

    public static readonly string Jwt = string.Join('.', Base64("{\"alg\":\"HS256\"}"), Base64("{\"sub\":\"ci\",\"exp\":1}"), Mixed[..43]);

    public static readonly IReadOnlyList<string> Pieces =
    [
        "://", "u:", "@", "password=", "\"", "'", ";", " ", "\n", "Bearer ", "basic ", "Authorization: ", "token", "_", "secret", "=", ":", "{", "}", "***", "*",
        "-----BEGIN PRIVATE" + " KEY-----", "-----END PRIVATE" + " KEY-----", "eyJ", ".", "a", "Zz9", Mixed[..20], "gh" + "p_", "AKIA", "sk-", "\ud83d", "\0", "ſ", "K", "?sig=", "&", "/", "\\", "é",
    ];

    public static IEnumerable<(string Text, string Secret)> Secrets =>
    [
        ($"Authorization: Bearer {Mixed}", Mixed),
        ($"sent Bearer {Jwt} to the API", Jwt),
        ($"bearer {Hex[..20]}", Hex[..20]),
        ($"{{\"authorization\":\"Bearer {Mixed[..30]}\"}}", Mixed[..30]),
        ($"Authorization: Basic {Base64Padded("ci:hunter2")}", Base64Padded("ci:hunter2")),
        ($"proxy-authorization: basic {Base64Padded("robot:s3")}", Base64Padded("robot:s3")),
        ($"Authorization={Lower[..24]}", Lower[..24]),
        ($"Authorization: token {Hex[..40]}", Hex[..40]),
        ($"the id token was {Jwt}", Jwt),
        ($"id_token={Jwt}&state=1", Jwt),
        ($"jwt without signature {Jwt[..Jwt.LastIndexOf('.')]}.", Jwt[..Jwt.LastIndexOf('.')]),
        (Pem("RSA "), Lower[..30]),
        (Pem(""), Lower[..30]),
        (Pem("EC "), Lower[..30]),
        (Pem("OPENSSH "), Lower[..30]),
        (Pem("ENCRYPTED "), Lower[..30]),
        (Pem("").Replace("\n", "\\n", StringComparison.Ordinal), Lower[..30]),
        (Pem("RSA ")[..60], "MIIEvQ"),
        ("Server=db;User Id=sa;Password=hunter2;Encrypt=true", "hunter2"),
        ("Host=db;Username=ci;pwd=hunter2", "hunter2"),
        ("Data Source=db; PWD = hunter2 ;Pooling=false", "hunter2"),
        ("Password=\"hunter 2;x\";Port=1", "hunter 2;x"),
        ("password='hunter 2'", "hunter 2"),
        ("redis.local:6379,password=hunter2,ssl=true", "hunter2"),
        ($"DefaultEndpointsProtocol=https;AccountName=a;AccountKey={Mixed}==;EndpointSuffix=x", Mixed),
        ($"Endpoint=sb://bus/;SharedAccessKeyName=root;SharedAccessKey={Mixed[..43]}=", Mixed[..43]),
        ("PGPASSWORD=hunter2 psql -h db", "hunter2"),
        ("./deploy --password=hunter2 --verbose", "hunter2"),
        ("DB_PASSWORD=hunter2", "hunter2"),
        ($"AWS_SECRET_ACCESS_KEY={Mixed[..40]}", Mixed[..40]),
        ("Credentials { User = ann, Password = hunter2 }", "hunter2"),
        ("{\"user\":\"ann\",\"password\":\"hunter2\"}", "hunter2"),
        ("body: {\\\"client_secret\\\": \\\"hunter2\\\"}", "hunter2"),
        ("{'api_key': 'hunter2'}", "hunter2"),
        ("POST /token client_secret=hunter2&grant_type=x", "hunter2"),
        ($"//registry.example.com/:_authToken={Lower[..36]}", Lower[..36]),
        ("GET /builds?access_token=hunter2&page=2", "hunter2"),
        ($"https://store.example.com/a?se=2030&sig={Mixed[..30]}%3D", Mixed[..30]),
        ($"https://b.example.com/o?X-Amz-Signature={Hex}", Hex),
        ("https://ci:hunter2@git.example.com/repo.git", "hunter2"),
        ("postgres://app:p@ss:w0rd@db:5432/builds", "p@ss:w0rd"),
        ("amqp://guest:guest-pass@mq", "guest-pass"),
        ("redis://:hunter2@cache:6379/0", "hunter2"),
        ($"https://x-access-token:{Hex[..40]}@example.com/org/repo", Hex[..40]),
        ($"remote rejected gh{"p_"}{Mixed[..36]}", Mixed[..36]),
        ($"gh{"s_"}{Mixed[..36]}", Mixed[..36]),
        ($"github{"_pat_"}{Mixed[..22]}_{Mixed[..59]}", Mixed[..59]),
        ($"glp{"at-"}{Mixed[..20]}", Mixed[..20]),
        ($"glr{"t-"}{Mixed[..20]}", Mixed[..20]),
        ($"xox{"b-"}123456789012-{Mixed[..24]}", Mixed[..24]),
        ($"https://hooks.slack.com/{"services"}/T000/B000/{Mixed[..24]}", Mixed[..24]),
        ($"AK{"IA"}{Cycle("Z7Q2", 16)}", Cycle("Z7Q2", 16)),
        ($"npm{"_"}{Mixed[..36]}", Mixed[..36]),
        ($"pyp{"i-Ag"}EIcHlwaS5vcmc{Mixed[..40]}", Mixed[..40]),
        ($"dop{"_v1_"}{Hex}", Hex),
        ($"sk{"_live_"}{Mixed[..24]}", Mixed[..24]),
        ($"AI{"za"}{Mixed[..35]}", Mixed[..35]),
        ($"oy{"2"}{Cycle("k3x9", 43)}", Cycle("k3x9", 43)),
        ($"hv{"s."}{Mixed[..24]}", Mixed[..24]),
        ($"dckr{"_pat_"}{Mixed[..27]}", Mixed[..27]),
        ($"SG{"."}{Mixed[..22]}.{Mixed[..43]}", Mixed[..43]),
    ];

    public static IEnumerable<string> Ordinary =>
    [
        "Build 42 reported", "checked out 3f786850e387550fdab836ed7e6dc881de23001b", "merge base is da39a3ee5e6b4b0d3255bfef95601890afd80709..HEAD",
        "run 6f1c2a5e-0b1d-4c53-9d2f-7a1c2b3d4e5f finished", "image sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 pulled",
        "registry.example.com:5000/team/app:1.2.3@sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "integrity sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==",
        "Content-MD5: 1B2M2Y8AsgTpgAmY7PhCfg==", "go.sum h1:4BEa4ZP8Rg0lDGOWNwFqPlhmRZ7wZ2Hl1KcWZ8bEmIg=", "etag W/\"5e15153d-120f\"",
        "traceparent 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "trace 0af7651916cd43dd8448eb211c80319c", "compiled 1024 files in 12.345 s",
        "password reset requested", "the password must have 12 characters", "Password: must not be empty", "invalid password for user ann", "wrong password, 3 attempts left",
        "Bearer of bad news", "bearer token missing", "Bearer authentication is required", "WWW-Authenticate: Bearer realm=\"builds\"", "scheme Bearer was not authenticated",
        "AuthenticationScheme: Bearer was challenged", "Bearer AuthenticationFailedException", "Basic settings loaded", "basic authentication is off", "Basic validation passed for 42 builds",
        "Authorization failed", "Authorization: denied", "authorization policy BuildAdmins evaluated", "Authorization was successful.", "authorization=none",
        "PWD=/workspace/src", "OLDPWD=/home/ci", "pwd: /builds/7", "PWD=C:\\agent\\work", "the secret to fast builds is caching", "secret my-app-tls mounted", "no secret = no deployment"[..9],
        "CancellationToken was cancelled", "token bucket refilled", "unexpected token = at line 3", "parsed 300 tokens", "next page token absent", "keyboard=us", "primary key (id)", "key=builds:42",
        "cache key build:42:v3 missed", "monkey=1", "foreign_key=builds_runner_id", "compass=north", "bypass=true", "passed=117 failed=0",
        "https://git.example.com/org/repo.git", "http://localhost:5000/builds/42", "see https://example.com:8443/a?b=c#d, or ask ci@example.com", "ssh://git@git.example.com:22/org/repo.git",
        "git@git.example.com:org/repo.git", "mailto:ci@example.com", "http://[::1]:8080/livez", "file:///home/ci/.m2/settings.xml", "postgres://db:5432/builds", "amqp://mq1:5672,mq2:5672/ci",
        "Now listening on: http://127.0.0.1:43121", "https://www.npmjs.com/package/@scope/name", "user:group@host is no URL",
        "password={Password}", "password=***", "password=$DB_PASSWORD", "password=${DB_PASSWORD}", "password=null", "if (password == null) return", "password => password.Length", "api_key=<redacted>",
        "-----BEGIN CERTIFICATE-----", "-----BEGIN PUBLIC KEY-----", "the PRIVATE KEY is missing", "ghp_ is a prefix", "glpat- is a prefix too", "task-force started", "disk-usage 80 %", "AKIA is no key",
        "npm_config_cache=/cache", "npm_lifecycle_event=test", "pypi-publish uploaded", "xoxo from the build", "SG.1 and SG.2", "eyJ is how they begin", "/var/lib/docker/overlay2/3f786850e387550fdab836ed7e6dc881de23001b/merged",
        "dotnet build -c Release -p:Version=1.2.3+3f78685", "com.example.build.PasswordResetTests.A_password_is_reset", "at Acme.Auth.BearerTokenHandler.HandleAsync(HttpContext context) in /src/Auth.cs:line 42",
        "SIGTERM", "signature=valid", "?signed=1&page=2", "Signature verified for 3 packages", "ünïcödé 世界 👋", "",
    ];

    private static string Pem(string kind) => $"-----BEGIN {kind}PRIVATE{" KEY"}-----\nMIIEvQ{Lower[..30]}\nAbc/+=\n-----END {kind}PRIVATE{" KEY"}-----";

    private static string Cycle(string text, int length) => string.Concat(Enumerable.Repeat(text, (length / text.Length) + 1))[..length];

    private static string Base64(string text) => Base64Padded(text).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static string Base64Padded(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
