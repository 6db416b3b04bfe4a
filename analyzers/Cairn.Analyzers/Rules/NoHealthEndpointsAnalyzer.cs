using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cairn.Analyzers.Rules;

/// <summary>CRN1001: a web service starts, and nothing in it answers a probe.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class NoHealthEndpointsAnalyzer() : RuleAnalyzer(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        RuleIds.NoHealthEndpoints,
        area: "Health",
        title: "Service maps no health endpoints",
        message: "'{0}' starts a service that answers no probe. Call '{1}.MapHealthChecks(\"/readyz\")' before, or 'AddCairn()' on its builder.",
        description: "Without a health endpoint an orchestrator can only see that the process exists: it sends traffic to a service that is not ready, and never restarts one that hangs.",
        WellKnownDiagnosticTags.CompilationEnd);

    protected override void Start(CompilationStartAnalysisContext context)
    {
        var compilation = context.Compilation;
        if (!compilation.IsProgram()
            || compilation.TypeNamed("Microsoft.AspNetCore.Builder.WebApplication") is not { } application
            || compilation.IsTestProject())
        {
            return;
        }

        var starts = new ConcurrentBag<IInvocationOperation>();
        var mappings = new ConcurrentBag<IInvocationOperation>();
        var endpoints = new HealthEndpoints();
        context.RegisterOperationAction(
            c =>
            {
                var call = (IInvocationOperation)c.Operation;
                if (call.TargetMethod.Name is "Run" or "RunAsync" && call.Instance?.Type.Is(application) == true)
                {
                    starts.Add(call);
                }
                else if (mappings.IsEmpty && endpoints.AreMappedBy(call))
                {
                    mappings.Add(call);
                }
            },
            OperationKind.Invocation);
        context.RegisterCompilationEndAction(c => Report(c, starts, mappings));
    }

    private static void Report(CompilationAnalysisContext context, ConcurrentBag<IInvocationOperation> starts, ConcurrentBag<IInvocationOperation> mappings)
    {
        if (!mappings.IsEmpty)
        {
            return;
        }

        foreach (var start in starts)
        {
            var app = start.Instance is ILocalReferenceOperation local ? local.Local.Name : "app";
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, start.NameLocation(), start.Spelling(), app));
        }
    }
}
