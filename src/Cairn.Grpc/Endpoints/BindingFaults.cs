using Cairn.Grpc.Server;
using Google.Protobuf.Reflection;

namespace Cairn.Grpc.Endpoints;

/// <summary>Holds what is bound against the descriptor of the service, and tells all that is wrong at once.</summary>
internal sealed class BindingFaults(ServiceDescriptor service)
{
    private readonly Dictionary<string, int> _bound = new(StringComparer.Ordinal);
    private readonly List<string> _faults = [];

    /// <summary>Notes that a method is left out.</summary>
    public void Check(string method) => Find(method);

    /// <summary>Notes that a method is bound.</summary>
    public void Check(string method, MethodKind kind, MessageDescriptor request, MessageDescriptor response)
    {
        if (Find(method) is not { } descriptor)
        {
            return;
        }

        var declared = KindOf(descriptor);
        if (kind != declared)
        {
            _faults.Add($"{service.FullName}/{method} is bound as {kind}. It is {declared}. Bind it with {declared}(…).");
        }

        CheckMessage(method, "takes", request, descriptor.InputType);
        CheckMessage(method, "answers with", response, descriptor.OutputType);
    }

    public void ThrowIfAny()
    {
        var unbound = service.Methods.Select(method => method.Name).Where(name => !_bound.ContainsKey(name)).ToList();
        var all = _faults
            .Concat(_bound.Where(entry => entry.Value > 1).Select(entry =>
                $"{service.FullName}/{entry.Key} is bound {entry.Value} times. It has one handler. Remove the others."))
            .Concat(unbound.Select(name => $"{service.FullName}/{name} is not bound. Bind it, or call LeaveUnimplemented(\"{name}\")."))
            .ToList();
        if (all.Count > 0)
        {
            throw new InvalidOperationException(string.Join(Environment.NewLine, all));
        }
    }

    private MethodDescriptor? Find(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);

        var method = service.FindMethodByName(name);
        if (method is null)
        {
            var known = string.Join(", ", service.Methods.Select(known => known.Name));
            _faults.Add($"{service.FullName} has no method '{name}'. It has {known}. Correct the name, or the .proto file.");
            return null;
        }

        _bound[name] = _bound.GetValueOrDefault(name) + 1;
        return method;
    }

    private void CheckMessage(string method, string verb, MessageDescriptor bound, MessageDescriptor declared)
    {
        if (bound.FullName != declared.FullName)
        {
            _faults.Add($"{service.FullName}/{method} is bound to a handler that {verb} {bound.FullName}. The method {verb} {declared.FullName}. Use that type.");
        }
    }

    private static MethodKind KindOf(MethodDescriptor method) =>
        (method.IsClientStreaming ? MethodKind.ClientStreaming : MethodKind.Unary)
        | (method.IsServerStreaming ? MethodKind.ServerStreaming : MethodKind.Unary);
}
