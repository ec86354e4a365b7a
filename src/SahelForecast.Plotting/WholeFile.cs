namespace SahelForecast.Plotting;

/// <summary>Files that appear complete or not at all.</summary>
internal static class WholeFile
{
    public static void Write(string path, Func<byte[]> content)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        byte[] bytes = content();
        string temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllBytes(temporary, bytes);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
