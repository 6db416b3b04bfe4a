namespace Cairn.Hosting.Configuration;

/// <summary>Says which section an options type of the service is bound to.</summary>
internal interface IOptionsSection
{
    string Section { get; }

    Type OptionsType { get; }
}
