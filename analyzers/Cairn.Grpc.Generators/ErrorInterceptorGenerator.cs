using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Cairn.Grpc.Generators;

/// <summary>
/// Writes <c>Cairn.Grpc.ErrorInterceptor</c> into assemblies that use Grpc.Core.Api, which Cairn.Grpc does not depend on. Grpc.AspNetCore catches what
/// its handlers throw, so only an interceptor can say what it means.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ErrorInterceptorGenerator : IIncrementalGenerator
{
    private static readonly string[] Needed = ["Grpc.Core.Interceptors.Interceptor", "Grpc.Core.RpcException", "Cairn.Grpc.GrpcFaults"];

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var isWanted = context.CompilationProvider.Select(static (compilation, _) => Array.TrueForAll(Needed, name => Uses(compilation, name)));

        context.RegisterPostInitializationOutput(static output => output.AddEmbeddedAttributeDefinition());
        context.RegisterSourceOutput(isWanted, static (output, wanted) =>
        {
            if (wanted)
            {
                output.AddSource("ErrorInterceptor.g.cs", SourceText.From(ErrorInterceptorSource.Text, Encoding.UTF8));
            }
        });
    }

    /// <summary>Whether a type is there, even if several references have it: the compiler names the conflict better than a missing interceptor would.</summary>
    private static bool Uses(Compilation compilation, string type) => !compilation.GetTypesByMetadataName(type).IsEmpty;
}
