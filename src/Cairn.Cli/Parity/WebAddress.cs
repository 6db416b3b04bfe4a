using System.CommandLine;

namespace Cairn.Cli.Parity;

/// <summary>An option that is the address of a service.</summary>
internal static class WebAddress
{
    public static Option<Uri?> Create(string name, string description)
    {
        var option = new Option<Uri?>(name) { Description = description, HelpName = "URL" };
        option.Validators.Add(parsed =>
        {
            if (parsed.Tokens.Count == 1 && !(Uri.TryCreate(parsed.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
            {
                parsed.AddError($"'{name}' is {parsed.Tokens[0].Value}. It is an address of http or https. Write it as http://127.0.0.1:8000.");
            }
        });
        return option;
    }
}
