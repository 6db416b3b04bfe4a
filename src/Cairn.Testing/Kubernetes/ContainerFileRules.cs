using System.Globalization;
using System.Text.RegularExpressions;

namespace Cairn.Testing.Kubernetes;

/// <summary>Whether the images run as the manifests say: the ports, the user, and a process that hears when it is told to stop.</summary>
internal static partial class ContainerFileRules
{
    private static readonly string[] Privileged = ["root", "0", "ContainerAdministrator"];

    public static IEnumerable<ManifestFault> Faults(ManifestFolder folder) =>
        folder.ContainerFiles.SelectMany(file => (ManifestFault[])
        [
            .. User(file),
            .. EntryPoint(file),
            .. folder.Whole("Deployment").SelectMany(deployment => Ports(file, deployment)),
            .. file.IsForWindows ? folder.Whole("Deployment").SelectMany(deployment => ShutdownTimeout(file, deployment)) : [],
        ]);

    private static IEnumerable<ManifestFault> User(ContainerFile file)
    {
        var (user, line) = file.All("USER").LastOrDefault();
        return user is null || Privileged.Contains(user.Split(':')[0]) // the group may follow
            ? [file.Fault(user is null ? file.LastLine : line, $"The process runs as {user ?? "the image's own user"}. Pods must not run as root. Write USER $APP_UID, or USER ContainerUser on Windows.")]
            : [];
    }

    private static IEnumerable<ManifestFault> EntryPoint(ContainerFile file)
    {
        var (command, line) = file.All("ENTRYPOINT").LastOrDefault();
        return command is ['[', ..]
            ? []
            : [file.Fault(command is null ? file.LastLine : line, "The entry point is no list. A shell would stand between the service and the signal to stop. Write ENTRYPOINT [\"dotnet\", …].")];
    }

    private static IEnumerable<ManifestFault> Ports(ContainerFile file, Manifest deployment)
    {
        var exposed = file.Words("EXPOSE").Select(port => port.Split('/')[0]).Order(StringComparer.Ordinal).ToList(); // "8080/tcp" says its protocol
        var named = deployment.Containers.Take(1).SelectMany(container => container.List("ports")).Select(port => $"{port.Text("containerPort")}").Order(StringComparer.Ordinal).ToList();
        return exposed.SequenceEqual(named)
            ? []
            : [file.Fault(exposed.Count == 0 ? file.LastLine : file.All("EXPOSE").Last().Line, $"It exposes {(exposed.Count == 0 ? "nothing" : string.Join(", ", exposed))}. The container of '{deployment.Name}' has {string.Join(", ", named)}. Make them agree.")];
    }

    // A container of Windows is ended five seconds after it was told to stop, whatever the pod's grace period, unless the image says otherwise.
    private static IEnumerable<ManifestFault> ShutdownTimeout(ContainerFile file, Manifest deployment)
    {
        var timeout = file.All("RUN").Select(command => ProcessShutdownTimeout().Match(command.Text)).LastOrDefault(match => match.Success)?.Groups[1].Value;
        var grace = deployment.Pod.Number("terminationGracePeriodSeconds") ?? 0;
        return int.TryParse(timeout, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds >= grace
            ? []
            : [file.Fault(file.LastLine, $"'ProcessShutdownTimeoutSeconds' is {timeout ?? "not set"}. Windows ends the process then, and the pod has {grace} s. Set it to at least {grace}.")];
    }

    [GeneratedRegex(@"ProcessShutdownTimeoutSeconds\s+/t\s+REG_DWORD\s+/d\s+(\d+)")]
    private static partial Regex ProcessShutdownTimeout();
}
