using System.Net;
using Cairn.Cassettes;
using Cairn.Parity;

namespace Cairn.Cli.Parity;

/// <summary>Records until it is told to stop, or to the end of an archive.</summary>
internal sealed class RecordVerb(TextWriter output, string folder, string service, RecorderSettings settings)
{
    public Task<ExitCode> ProxyAsync(Uri upstream, IPEndPoint listen, Uri? again, CancellationToken cancellationToken) => RecordAsync("proxy", async recorder =>
    {
        await using var proxy = await RecordingProxy.StartAsync(upstream, listen, recorder, again, cancellationToken);
        await output.WriteLineAsync($"Recording {upstream} behind {proxy.Address} until Ctrl-C.");
        var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellationToken.Register(() => stop.TrySetResult());
        await stop.Task;
    });

    public Task<ExitCode> ImportAsync(string archive, CancellationToken cancellationToken) => RecordAsync("har", async recorder =>
    {
        foreach (var exchange in await HarArchive.ReadAsync(archive, cancellationToken))
        {
            await recorder.RecordAsync(exchange, cancellationToken);
        }
    });

    private Task<ExitCode> RecordAsync(string name, Func<ExchangeRecorder, Task> work) => ParityFiles.GuardAsync(async () =>
    {
        var path = Path.Combine(folder, $"{service}.cassette.jsonl");
        var recorder = await OpenAsync(path, name);
        try
        {
            await work(recorder);
        }
        finally
        {
            await CloseAsync(recorder);
        }

        await output.WriteLineAsync($"'{path}': {recorder.Recorded} exchanges recorded, {recorder.PassedOver} passed over as there are enough of their shape, {recorder.Refusals.Count} refused.");
        recorder.Refusals.Select(refusal => refusal.Message).Distinct(StringComparer.Ordinal).ToList().ForEach(output.WriteLine);
        return recorder.Refusals.Count == 0 ? ExitCode.Holds : ExitCode.DoesNotHold;
    });

    private async Task<ExchangeRecorder> OpenAsync(string path, string name)
    {
        try
        {
            var recorder = await ExchangeRecorder.OpenAsync(path, service, name, settings, CancellationToken.None);
            await output.WriteAsync(recorder.TornEnd is { } torn ? torn + Environment.NewLine : "");
            return recorder;
        }
        catch (InvalidOperationException otherRules)
        {
            throw new CommandFailedException(ExitCode.Environment, otherRules.Message);
        }
    }

    private static async Task CloseAsync(ExchangeRecorder recorder)
    {
        try
        {
            await recorder.DisposeAsync();
        }
        catch (UnmaskedSecretException)
        {
            // The refusals are listed, and the exit code tells of them.
        }
    }
}
