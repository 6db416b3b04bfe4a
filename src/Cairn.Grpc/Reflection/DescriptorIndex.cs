using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Cairn.Grpc.Reflection;

/// <summary>The files behind the services, by name, by symbol and by extension.</summary>
internal sealed class DescriptorIndex
{
    private readonly Dictionary<string, FileDescriptor> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FileDescriptor> _symbols = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Type, int Number), FileDescriptor> _extensions = [];

    public DescriptorIndex(IReadOnlyCollection<ServiceDescriptor> services)
    {
        Services = [.. services.Select(service => service.FullName).Distinct().Order(StringComparer.Ordinal)];
        foreach (var service in services)
        {
            Add(service.File);
        }
    }

    public IReadOnlyList<string> Services { get; }

    public FileDescriptor? FindFile(string name) => _files.GetValueOrDefault(name);

    public FileDescriptor? FindSymbol(string symbol) => _symbols.GetValueOrDefault(symbol.TrimStart('.'));

    public FileDescriptor? FindExtension(string type, int number) => _extensions.GetValueOrDefault((type, number));

    /// <returns>The numbers of the extensions of a type, or <see langword="null"/> if it is not known.</returns>
    public IReadOnlyList<int>? FindExtensionNumbers(string type) => _symbols.ContainsKey(type)
        ? [.. _extensions.Keys.Where(key => key.Type == type).Select(key => key.Number).Order()]
        : null;

    /// <summary>A file and all that it needs, each before what it is needed by.</summary>
    public static IReadOnlyList<ByteString> WithDependencies(FileDescriptor file)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var files = new List<ByteString>();
        Collect(file);
        files.Reverse(); // clients take the first for the one that they asked for
        return files;

        void Collect(FileDescriptor next)
        {
            if (!seen.Add(next.Name))
            {
                return;
            }

            foreach (var dependency in next.Dependencies)
            {
                Collect(dependency);
            }

            files.Add(next.SerializedData);
        }
    }

    private void Add(FileDescriptor file)
    {
        if (!_files.TryAdd(file.Name, file))
        {
            return;
        }

        foreach (var service in file.Services)
        {
            _symbols[service.FullName] = file;
            AddSymbols(file, service.Methods);
        }

        AddSymbols(file, file.EnumTypes);
        AddExtensions(file, file.Extensions);
        foreach (var message in file.MessageTypes)
        {
            Add(file, message);
        }

        foreach (var dependency in file.Dependencies)
        {
            Add(dependency);
        }
    }

    private void Add(FileDescriptor file, MessageDescriptor message)
    {
        _symbols[message.FullName] = file;
        AddSymbols(file, message.Fields.InDeclarationOrder());
        AddSymbols(file, message.EnumTypes);
        AddExtensions(file, message.Extensions);
        foreach (var nested in message.NestedTypes)
        {
            Add(file, nested);
        }
    }

    private void AddSymbols(FileDescriptor file, IEnumerable<IDescriptor> descriptors)
    {
        foreach (var descriptor in descriptors)
        {
            _symbols[descriptor.FullName] = file;
        }
    }

    private void AddExtensions(FileDescriptor file, ExtensionCollection extensions)
    {
        foreach (var extension in extensions.UnorderedExtensions)
        {
            _symbols[extension.FullName] = file;
            _extensions[(extension.ExtendeeType.FullName, extension.FieldNumber)] = file;
        }
    }
}
