namespace Cairn.Migration;

/// <summary>Methods that ask for no change (RFC 9110, 9.2.1). Only these are asked twice.</summary>
internal static class SafeMethods
{
    public static bool Has(string method) => method is "GET" or "HEAD" or "OPTIONS" or "TRACE";
}
