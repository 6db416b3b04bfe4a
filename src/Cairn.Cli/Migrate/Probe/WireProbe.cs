namespace Cairn.Cli.Migrate.Probe;

/// <summary>The questions: an unknown path, and each route with other methods, slashes and cases. None of them writes.</summary>
internal sealed class WireProbe(LegacyWire legacy)
{
    private const string Unknown = "/cairn-probe-no-such-path";
    private const string NoMethod = "CAIRNPROBE";

    public async Task<ProbeFindings> AskAsync(IReadOnlyList<string> routes, CancellationToken cancellationToken)
    {
        var findings = new ProbeFindings();
        await AskUnknownAsync(findings, cancellationToken);
        foreach (var route in routes)
        {
            var answer = await legacy.AskAsync("GET", route, cancellationToken);
            findings.Note("ContentLength", answer.HasLength, $"GET {route} has {(answer.HasLength ? "a Content-Length" : "chunks")}");
            if (answer.IsJson)
            {
                findings.Note("MediaTypes", !answer.MediaType!.Contains("charset", StringComparison.OrdinalIgnoreCase), $"GET {route} is {answer.MediaType}");
                JsonForms.Note(findings, route, answer.Body);
            }

            await AskMethodsAsync(findings, route, cancellationToken);
            await AskPathsAsync(findings, route, cancellationToken);
        }

        return findings;
    }

    private async Task AskUnknownAsync(ProbeFindings findings, CancellationToken cancellationToken)
    {
        var missing = await legacy.AskAsync("GET", Unknown, cancellationToken);
        findings.Server = missing.Server;
        var (isFlask, isFastApi) = (missing.Body.StartsWith("<!doctype html>\n<html lang=en>\n<title>404", StringComparison.Ordinal), missing.Body == "{\"detail\":\"Not Found\"}");
        findings.Style = isFlask || missing.Server.Contains("gunicorn", StringComparison.OrdinalIgnoreCase) ? "Flask"
            : isFastApi || missing.Server.Contains("uvicorn", StringComparison.OrdinalIgnoreCase) ? "FastApi"
            : null;
        findings.Note("ErrorBodies", isFlask || isFastApi, $"404 says {Shown(missing.Body)}");
        findings.Note("ReasonPhrases", missing.Phrase == "NOT FOUND", $"404 {missing.Phrase}");
    }

    private async Task AskMethodsAsync(ProbeFindings findings, string route, CancellationToken cancellationToken)
    {
        var head = await legacy.AskAsync("HEAD", route, cancellationToken);
        findings.Note("HeadRequests", head.Status < 400, $"HEAD {route} is {head.Status}");
        var options = await legacy.AskAsync("OPTIONS", route, cancellationToken);
        findings.Note("OptionsRequests", options.Status == 200 && options.Allow.Length > 0, $"OPTIONS {route} is {options.Status}, Allow: {options.Allow}");
        var refused = await legacy.AskAsync(NoMethod, route, cancellationToken);
        findings.Note("AllowedMethods", refused.Status == 405 && refused.Allow.Contains("HEAD", StringComparison.Ordinal), $"{NoMethod} {route} is {refused.Status}, Allow: {refused.Allow}");
    }

    private async Task AskPathsAsync(ProbeFindings findings, string route, CancellationToken cancellationToken)
    {
        var (path, query) = route.IndexOf('?', StringComparison.Ordinal) is var at and >= 0 ? (route[..at], route[at..]) : (route, "");
        if (path == "/")
        {
            return;
        }

        var other = path.EndsWith('/') ? path.TrimEnd('/') : path + "/";
        var slash = await legacy.AskAsync("GET", other + query, cancellationToken);
        findings.Note("StrictSlashes", slash.Status is 404 or 307 or 308, $"GET {other} is {slash.Status}");
        var upper = path.Any(char.IsAsciiLetterLower) ? path.ToUpperInvariant() : path.ToLowerInvariant();
        if (upper != path)
        {
            var cased = await legacy.AskAsync("GET", upper + query, cancellationToken);
            findings.Note("CaseSensitivePaths", cased.Status == 404, $"GET {upper} is {cased.Status}");
        }

        var dotted = await legacy.AskAsync("GET", $"/cairn-probe/..{path}{query}", cancellationToken);
        findings.Note("RawPaths", dotted.Status == 404, $"GET /cairn-probe/..{path} is {dotted.Status}");
    }

    private static string Shown(string text) => text.Length == 0 ? "nothing" : text.Length > 40 ? $"{text[..40].ReplaceLineEndings(" ")}…" : text.ReplaceLineEndings(" ");
}
