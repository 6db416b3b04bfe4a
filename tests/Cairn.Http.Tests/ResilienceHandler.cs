namespace Microsoft.Extensions.Http.Resilience;

/// <summary>Stands in for the handler of that name, which is not referenced here.</summary>
internal sealed class ResilienceHandler : DelegatingHandler;
