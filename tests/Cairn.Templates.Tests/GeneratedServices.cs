namespace Cairn.Templates.Tests;

/// <summary>The test classes that look at one generated service, one after the other.</summary>
[CollectionDefinition(nameof(GeneratedServices))]
public sealed class GeneratedServices : ICollectionFixture<GeneratedService>;
