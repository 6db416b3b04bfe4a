using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using Cairn.Parity;

namespace Cairn.Cli.Parity;

/// <summary>`cairn parity record`: a proxy before a service, a recorder in Python, or an archive that becomes a cassette.</summary>
internal static class RecordCommand
{
    private const string Loopback = "127.0.0.1:8080";

    public static Command Create(TextWriter output, TimeProvider clock)
    {
        var upstream = WebAddress.Create("--upstream", "The service to record, such as http://127.0.0.1:8000.");
        var listen = new Option<string>("--listen") { Description = "Where the proxy listens; port 0 takes a free one.", DefaultValueFactory = _ => Loopback, HelpName = "ADDRESS:PORT" };
        var folder = new Option<string>("--out") { Description = "The folder of the cassette.", DefaultValueFactory = _ => ParityFiles.Folder, HelpName = "FOLDER" };
        var service = new Option<string>("--service") { Description = "The name of the service and of its cassette.", DefaultValueFactory = _ => "legacy", HelpName = "NAME" };
        var twice = new Option<bool>("--twice") { Description = "Ask again at once what is safe to ask again, to learn what changes by itself." };
        var again = WebAddress.Create("--again", "Ask another instance the second time.");
        var outbound = new Option<bool>("--outbound") { Description = "What is recorded is a dependency of the service; its answers stand in for it on replay." };
        var emit = new Option<PythonServerKind?>("--emit") { Description = "Write a recorder in Python for services that no proxy can stand before.", HelpName = "wsgi|asgi" };
        var har = new Option<string?>("--har") { Description = "Make a cassette of a HAR archive.", HelpName = "FILE" };
        var masks = new MaskFlags();
        var record = new Command("record", "Record what a service is asked and answers, masked.") { upstream, listen, folder, service, twice, again, outbound, emit, har };
        masks.AddTo(record);
        record.Validators.Add(parsed => RequireOne(parsed, upstream, emit, har));
        record.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(emit) is { } kind)
            {
                await output.WriteAsync(PythonRecorder.Write(kind, masks.PolicyOf(parsed)));
                return (int)ExitCode.Holds;
            }

            var settings = new RecorderSettings { Redaction = masks.PolicyOf(parsed), Key = MaskFlags.Key(), IsOutbound = parsed.GetValue(outbound), Clock = clock };
            var verb = new RecordVerb(output, parsed.GetValue(folder)!, parsed.GetValue(service)!, settings);
            return (int)(parsed.GetValue(har) is { } archive
                ? await verb.ImportAsync(archive, cancellationToken)
                : await verb.ProxyAsync(parsed.GetValue(upstream)!, EndPointOf(parsed.GetValue(listen)!), parsed.GetValue(again) ?? (parsed.GetValue(twice) ? parsed.GetValue(upstream) : null), cancellationToken));
        });
        return record;
    }

    private static void RequireOne(CommandResult parsed, params Option[] sources)
    {
        if (sources.Count(source => parsed.GetResult(source) is { Implicit: false }) != 1)
        {
            parsed.AddError($"One of {string.Join(", ", sources.Select(source => $"'{source.Name}'"))} says what is recorded. Give one of them.");
        }
    }

    private static IPEndPoint EndPointOf(string listen) => IPEndPoint.TryParse(listen, out var address) && listen.Contains(':', StringComparison.Ordinal)
        ? address
        : throw new CommandFailedException(ExitCode.Usage, $"'--listen' is {listen}. It is an IP address and a port. Write it as {Loopback}.");
}
