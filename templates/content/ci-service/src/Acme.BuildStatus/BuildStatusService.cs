namespace Acme.BuildStatus;

/// <summary>Stands for this service: tests start it by this type, and its log lines carry this category.</summary>
public sealed class BuildStatusService;
