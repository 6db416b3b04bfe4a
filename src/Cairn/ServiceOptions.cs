namespace Cairn;

/// <summary>Who a service is and who owns it. All of it is optional.</summary>
public sealed class ServiceOptions
{
    /// <summary>The configuration section these options bind to: <c>Cairn:Service</c>.</summary>
    public const string SectionName = "Cairn:Service";

    /// <summary>The service's name in kebab-case, such as <c>build-status</c>: <c>service.name</c> of every signal. <c>OTEL_SERVICE_NAME</c> wins over it.</summary>
    /// <value>The default is the application's name in kebab-case: <c>Acme.BuildStatus</c> is <c>acme-build-status</c>.</value>
    public string? Name { get; set; }

    /// <summary>The group of services this one belongs to, in kebab-case: <c>service.namespace</c> of every signal.</summary>
    /// <value>The default is none.</value>
    public string? Namespace { get; set; }

    /// <summary>The squad that owns the service, in kebab-case.</summary>
    /// <value>The default is none.</value>
    public string? Team { get; set; }
}
