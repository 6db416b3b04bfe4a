using System.Net;
using System.Text.Json;

namespace Cairn.Cli.Migrate.Routes;

/// <summary>Asks the management port of a running service.</summary>
internal static class ManagementPort
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    /// <exception cref="CommandFailedException">The service does not answer, has no strangler, or answers something else (74).</exception>
    public static async Task<LiveReport> StranglerAsync(Uri service, CancellationToken cancellationToken) =>
        await AskAsync<LiveReport>(service, LiveReport.Path, cancellationToken) ?? throw new CommandFailedException(
            ExitCode.Environment,
            $"'{new Uri(service, LiveReport.Path)}' is not there. The management port of a service with AddCairnMigration() has it, 9090 if it is not set. Name that address with --live.");

    /// <returns>Null where the service has no such endpoint.</returns>
    /// <exception cref="CommandFailedException">The service does not answer, or answers something else (74).</exception>
    public static async Task<TAnswer?> AskAsync<TAnswer>(Uri service, string path, CancellationToken cancellationToken)
        where TAnswer : class
    {
        var address = new Uri(service, path);
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, ActivityHeadersPropagator = null }) { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(address, cancellationToken);
            return answer.StatusCode switch
            {
                HttpStatusCode.NotFound => null,
                HttpStatusCode.OK => JsonSerializer.Deserialize<TAnswer>(await answer.Content.ReadAsStringAsync(cancellationToken), Strict) ?? throw new JsonException("It is null."),
                _ => throw Refused($"'{address}' answers {(int)answer.StatusCode}. The management port answers 200. Name its address with --live."),
            };
        }
        catch (HttpRequestException failure)
        {
            throw Refused($"'{address}' does not answer: {failure.Message.TrimEnd('.')}. Start the service, or name its management address with --live.");
        }
        catch (JsonException other)
        {
            throw Refused($"'{address}' answers something else than its report: {other.Message.TrimEnd('.')}. Name the management address with --live, and use a tool of the service's version.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Refused($"'{address}' has not answered in {Patience.TotalSeconds:0} s. See what keeps it.");
        }
    }

    private static CommandFailedException Refused(string message) => new(ExitCode.Environment, message);
}
