package org.convscan.format.fast5;

import io.jhdf.api.Attribute;
import io.jhdf.api.Group;
import io.jhdf.api.Link;
import io.jhdf.api.Node;
import java.lang.reflect.Array;
import java.util.Map;

/** Looks at the objects of an HDF5 file. What is not there is null; what is damaged throws some RuntimeException of jHDF's. */
final class Nodes {
    private Nodes() {}

    /** The object at this path, links followed. */
    static Node find(Group from, String path) {
        Node node = from;
        for (String name : path.split("/")) {
            if (!(node instanceof Group)) {
                return null;
            }
            node = ((Group) node).getChild(name);
            if (node instanceof Link) {
                node = ((Link) node).getTarget();
            }
        }
        return node;
    }

    static Group group(Group from, String path) {
        return find(from, path) instanceof Group group ? group : null;
    }

    /** An attribute's single value; some writers store it as a list of one. */
    static Object value(Node node, String attribute) {
        Attribute found = node == null ? null : node.getAttribute(attribute);
        if (found == null || found.isEmpty() || found.getSize() != 1) {
            return null;
        }
        Object value = found.getData();
        while (value != null && value.getClass().isArray()) {
            value = Array.getLength(value) == 1 ? Array.get(value, 0) : null;
        }
        return value;
    }

    static String text(Node node, String attribute) {
        Object value = value(node, attribute);
        return value == null ? null : value.toString().strip();
    }

    /** NaN when there is no such attribute, or it is no number. */
    static double number(Node node, String attribute) {
        Object value = value(node, attribute);
        if (value instanceof Number) {
            return ((Number) value).doubleValue();
        }
        try {
            return value == null ? Double.NaN : Double.parseDouble(value.toString().strip());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** Keeps an attribute under its own name, where there is one. */
    static void copy(Node node, String attribute, Map<String, String> target) {
        String value = text(node, attribute);
        if (value != null && !value.isEmpty()) {
            target.put(attribute, value);
        }
    }
}
