using System.CommandLine;
using System.CommandLine.Parsing;

namespace Cairn.Cli.Parity;

/// <summary>An option that is the address of a service.</summary>
internal static class WebAddress
{
    public static Option<Uri?> Create(string name, string description)
    {
        return new Option<Uri?>(name) { Description = description, HelpName = "URL", CustomParser = Read };

        Uri? Read(ArgumentResult parsed)
        {
            var text = parsed.Tokens[0].Value;
            if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            {
                return address;
            }

            parsed.AddError($"'{name}' is {text}. It is an address of http or https. Write it as http://127.0.0.1:8000.");
            return null;
        }
    }
}
