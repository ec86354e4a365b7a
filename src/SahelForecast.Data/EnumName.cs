namespace SahelForecast.Data;

/// <summary>Members of an enumeration as files write them: in lower case, such as <c>stock</c>.</summary>
internal static class EnumName
{
    public static string Of<T>(T member) where T : struct, Enum => member.ToString().ToLowerInvariant();

    /// <summary>The member of a name, in exactly this spelling; null when there is none.</summary>
    public static T? Parse<T>(string name) where T : struct, Enum
    {
        foreach (T member in Enum.GetValues<T>())
        {
            if (Of(member) == name)
            {
                return member;
            }
        }

        return null;
    }
}
